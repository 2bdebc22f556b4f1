import { FastForward, Minus, Pause, Play, Plus, Repeat, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { RecordingProgress } from '../../../../src-shared/recording.ts';
import { useKeys } from '../../../commands/use-keys.ts';
import { formatBytes, formatTime } from '../../../lib/format.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { fastest, slowest } from '../player-speed.ts';
import { offsetWords } from '../offset-words.ts';
import type { ReviewParts } from '../review-parts.ts';

/** What a hand on the mouse needs; each of these has a key too. */
export function Transport({ parts }: { readonly parts: ReviewParts }) {
  const state = useStore(parts.playerStore);
  const { player, commands } = parts;
  const isFailed = useStore(parts.store, ({ recording }) => recording.phase === 'failed');
  return (
    <fieldset className="transport">
      <legend className="unseen">Playback</legend>
      <IconButton
        className="transport-play"
        label={state.playing ? 'Pause' : 'Play'}
        keys={useKeys('play.toggle')}
        icon={state.playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
        disabled={!state.hasAudio && !isFailed}
        onClick={commands.togglePlay}
      />
      <TimeText parts={parts} />
      <span className="transport-group">
        <IconButton
          label="Slower"
          keys={useKeys('play.slower')}
          icon={<Minus />}
          disabled={state.rate <= slowest}
          onClick={player.slower}
        />
        <output className="transport-rate figure" aria-label="Speed">
          {`${state.rate}×`}
        </output>
        <IconButton
          label="Faster"
          keys={useKeys('play.faster')}
          icon={<Plus />}
          disabled={state.rate >= fastest}
          onClick={player.faster}
        />
      </span>
      <IconButton
        label="Loop"
        keys={useKeys('play.loop')}
        icon={<Repeat />}
        aria-pressed={state.loop !== undefined}
        onClick={commands.toggleLoop}
      />
      <IconButton
        label="Skip silence"
        keys={useKeys('play.skip-silence')}
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

function ZoomButtons({ parts }: { readonly parts: ReviewParts }) {
  return (
    <span className="transport-group">
      <IconButton
        label="Zoom out of the waveform"
        keys={useKeys('wave.zoom-out')}
        icon={<ZoomOut />}
        onClick={parts.zoom.farther}
      />
      <IconButton
        label="Zoom in on the waveform"
        keys={useKeys('wave.zoom-in')}
        icon={<ZoomIn />}
        onClick={parts.zoom.closer}
      />
    </span>
  );
}

/** Shown only while the words are moved, with the way back. */
function WordOffset({ parts }: { readonly parts: ReviewParts }) {
  const offsetMs = useStore(parts.store, (state) => state.wordOffsetMs);
  if (offsetMs === 0) return undefined;
  return (
    <span className="transport-offset">
      <span className="figure">{offsetWords(offsetMs)}</span>
      <Button tone="quiet" onClick={parts.moves.resetWords}>
        Reset
      </Button>
    </span>
  );
}

/** Written by the clock: the figure changes every second, and React need not know. */
function TimeText({ parts }: { readonly parts: ReviewParts }) {
  const text = useRef<HTMLSpanElement>(null);
  const durationMs = useStore(parts.playerStore, (state) => state.durationMs);
  const { player } = parts;
  useEffect(() => {
    const show = (ms: number): void => {
      const words = formatTime(ms);
      if (text.current !== null && text.current.textContent !== words) {
        text.current.textContent = words;
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

function TransportNote({ parts }: { readonly parts: ReviewParts }) {
  const trouble = useStore(parts.playerStore, (state) => state.trouble);
  const waiting = useStore(parts.playerStore, (state) => state.waiting);
  const progress = useStore(parts.store, (state) => state.progress);
  return (
    <>
      <output className="transport-note">
        {trouble === undefined
          ? (downloadWords(progress) ?? (waiting ? 'Waiting for the recording…' : ''))
          : 'This recording cannot be played. The transcript can still be read and tagged.'}
      </output>
      {hasStopped(progress) ? (
        <Button tone="quiet" onClick={parts.commands.tryAgain}>
          Go on
        </Button>
      ) : undefined}
    </>
  );
}

/** Something of it is here; where nothing is, the place of the waveform says why. */
const hasStopped = (progress: RecordingProgress | undefined): boolean =>
  progress?.state === 'failed' && progress.receivedBytes > 0;

function downloadWords(progress: RecordingProgress | undefined): string | undefined {
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
