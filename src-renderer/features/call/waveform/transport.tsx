import { FastForward, Minus, Pause, Play, Plus, Repeat, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { RecordingProgress } from '../../../../src-shared/recording.ts';
import { useShortcut } from '../../../commands/use-shortcut.ts';
import { formatBytes, formatTime } from '../../../lib/format.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { maxRate, minRate } from '../player/player.ts';
import { wordOffsetText } from '../words/word-offset.ts';
import type { CallParts } from '../call-parts.ts';

/** What a hand on the mouse needs; each of these has a key too. */
export function Transport({ parts }: { readonly parts: CallParts }) {
  const state = useStore(parts.playerStore);
  const { player, commands } = parts;
  const isFailed = useStore(parts.store, ({ recording }) => recording.phase === 'failed');
  return (
    <fieldset className="transport">
      <legend className="unseen">Playback</legend>
      <IconButton
        className="transport-play"
        label={state.playing ? 'Pause' : 'Play'}
        shortcut={useShortcut('play.toggle')}
        icon={state.playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
        disabled={!state.hasAudio && !isFailed}
        onClick={commands.togglePlay}
      />
      <TimeText parts={parts} />
      <span className="transport-group">
        <IconButton
          label="Slower"
          shortcut={useShortcut('play.slower')}
          icon={<Minus />}
          disabled={state.rate <= minRate}
          onClick={player.slower}
        />
        <output className="transport-rate figure" aria-label="Speed">
          {`${state.rate}×`}
        </output>
        <IconButton
          label="Faster"
          shortcut={useShortcut('play.faster')}
          icon={<Plus />}
          disabled={state.rate >= maxRate}
          onClick={player.faster}
        />
      </span>
      <IconButton
        label="Loop"
        shortcut={useShortcut('play.loop')}
        icon={<Repeat />}
        aria-pressed={state.loop !== undefined}
        onClick={commands.toggleLoop}
      />
      <IconButton
        label="Skip silence"
        shortcut={useShortcut('play.skip-silence')}
        icon={<FastForward />}
        aria-pressed={state.skipSilence}
        onClick={commands.toggleSkipSilence}
      />
      <input
        className="transport-volume"
        type="range"
        aria-label="Volume"
        min={0}
        max={1}
        step={0.05}
        value={state.volume}
        onChange={(event) => player.setVolume(event.target.valueAsNumber)}
      />
      <ZoomButtons parts={parts} />
      <WordOffset parts={parts} />
      <TransportNote parts={parts} />
    </fieldset>
  );
}

function ZoomButtons({ parts }: { readonly parts: CallParts }) {
  return (
    <span className="transport-group">
      <IconButton
        label="Zoom out of the waveform"
        shortcut={useShortcut('wave.zoom-out')}
        icon={<ZoomOut />}
        onClick={parts.zoom.zoomOut}
      />
      <IconButton
        label="Zoom in on the waveform"
        shortcut={useShortcut('wave.zoom-in')}
        icon={<ZoomIn />}
        onClick={parts.zoom.zoomIn}
      />
    </span>
  );
}

/** Shown only while the words are moved, with the way back. */
function WordOffset({ parts }: { readonly parts: CallParts }) {
  const offsetMs = useStore(parts.store, (state) => state.wordOffsetMs);
  if (offsetMs === 0) return undefined;
  return (
    <span className="transport-offset">
      <span className="figure">{wordOffsetText(offsetMs)}</span>
      <Button tone="quiet" onClick={parts.wordOffset.resetOffset}>
        Reset
      </Button>
    </span>
  );
}

/** Written by the clock: the figure changes every second, and React need not know. */
function TimeText({ parts }: { readonly parts: CallParts }) {
  const text = useRef<HTMLSpanElement>(null);
  const durationMs = useStore(parts.playerStore, (state) => state.durationMs);
  const { player } = parts;
  useEffect(() => {
    const show = (ms: number): void => {
      const time = formatTime(ms);
      if (text.current !== null && text.current.textContent !== time) {
        text.current.textContent = time;
      }
    };
    show(player.nowMs());
    return player.clock.onFrame(show);
  }, [player]);
  return (
    <span className="transport-time figure">
      <span ref={text} className="transport-now" />
      <span className="transport-whole"> / {formatTime(durationMs)}</span>
    </span>
  );
}

function TransportNote({ parts }: { readonly parts: CallParts }) {
  const playbackError = useStore(parts.playerStore, (state) => state.playbackError);
  const buffering = useStore(parts.playerStore, (state) => state.buffering);
  const progress = useStore(parts.store, (state) => state.progress);
  return (
    <>
      <output className="transport-note">
        {playbackError === undefined
          ? (downloadText(progress) ?? (buffering ? 'Waiting for the recording…' : ''))
          : 'This recording cannot be played. The transcript can still be read and tagged.'}
      </output>
      {hasStopped(progress) ? (
        <Button tone="quiet" onClick={parts.commands.retry}>
          Go on
        </Button>
      ) : undefined}
    </>
  );
}

/** Something of it is here; where nothing is, the place of the waveform says why. */
const hasStopped = (progress: RecordingProgress | undefined): boolean =>
  progress?.state === 'failed' && progress.receivedBytes > 0;

function downloadText(progress: RecordingProgress | undefined): string | undefined {
  if (progress === undefined || progress.state === 'complete') return undefined;
  if (progress.state === 'failed') {
    return hasStopped(progress)
      ? 'The download stopped. What has arrived can be played.'
      : undefined;
  }
  const { receivedBytes, totalBytes = 0 } = progress;
  return totalBytes === 0
    ? `Downloading ${formatBytes(receivedBytes)}`
    : `Downloading ${Math.floor((100 * receivedBytes) / totalBytes)} %`;
}
