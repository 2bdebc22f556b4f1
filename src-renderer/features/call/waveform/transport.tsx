import { callLengthMs } from '../../../../src-shared/call-length.ts';
import { FoldHorizontal, Minus, Pause, Play, Plus, Repeat, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { RecordingProgress } from '../../../../src-shared/recording.ts';
import { explainError } from '../../../lib/error-text.ts';
import { useShortcut } from '../../../commands/use-shortcut.ts';
import { formatBytes, formatTime } from '../../../lib/format.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { maxRate, minRate } from '../player/playback-rate.ts';
import { transportText, wordOffsetText } from '../call-text.ts';
import type { CallParts } from '../call-parts.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { recordingDamage } from '../store.ts';
import { damageNotice, lengthNotice, replacementNotice } from './recording-length.ts';

interface TransportProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

/** Playback controls for the mouse; each has a shortcut too. */
export function Transport({ parts, detail }: TransportProps) {
  const state = useStore(parts.playerStore);
  const { player, commands } = parts;
  const canRetry = useStore(
    parts.store,
    ({ recording }) => recording.phase === 'failed' && explainError(recording.error).retry,
  );
  return (
    <fieldset className="transport">
      <legend className="unseen">{transportText.group}</legend>
      <IconButton
        className="transport-play"
        label={state.playing ? transportText.pause : transportText.play}
        shortcut={useShortcut('play.toggle')}
        icon={state.playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
        disabled={!state.hasAudio && !canRetry}
        onClick={commands.togglePlay}
      />
      <TimeText parts={parts} />
      <span className="transport-group">
        <IconButton
          label={transportText.slower}
          shortcut={useShortcut('play.slower')}
          icon={<Minus />}
          disabled={state.rate <= minRate}
          onClick={player.slower}
        />
        <output className="transport-rate figure" aria-label={transportText.speed}>
          {`${state.rate}×`}
        </output>
        <IconButton
          label={transportText.faster}
          shortcut={useShortcut('play.faster')}
          icon={<Plus />}
          disabled={state.rate >= maxRate}
          onClick={player.faster}
        />
      </span>
      <IconButton
        label={transportText.loop}
        shortcut={useShortcut('play.loop')}
        icon={<Repeat />}
        aria-pressed={state.loop !== undefined}
        onClick={commands.toggleLoop}
      />
      <IconButton
        label={transportText.skipSilence}
        shortcut={useShortcut('play.skip-silence')}
        icon={<FoldHorizontal />}
        aria-pressed={state.skipSilence}
        onClick={commands.toggleSkipSilence}
      />
      <input
        className="transport-volume"
        type="range"
        aria-label={transportText.volume}
        min={0}
        max={1}
        step={0.05}
        value={state.volume}
        onChange={(event) => player.setVolume(event.target.valueAsNumber)}
      />
      <ZoomButtons parts={parts} />
      <WordOffset parts={parts} />
      <TransportNote parts={parts} detail={detail} />
    </fieldset>
  );
}

function ZoomButtons({ parts }: { readonly parts: CallParts }) {
  return (
    <span className="transport-group">
      <IconButton
        label={transportText.zoomOut}
        shortcut={useShortcut('wave.zoom-out')}
        icon={<ZoomOut />}
        onClick={parts.zoom.zoomOut}
      />
      <IconButton
        label={transportText.zoomIn}
        shortcut={useShortcut('wave.zoom-in')}
        icon={<ZoomIn />}
        onClick={parts.zoom.zoomIn}
      />
    </span>
  );
}

/** Shown while the word timing is shifted, with a button to reset it. */
function WordOffset({ parts }: { readonly parts: CallParts }) {
  const offsetMs = useStore(parts.store, (state) => state.wordOffsetMs);
  if (offsetMs === 0) return undefined;
  return (
    <span className="transport-offset">
      <span className="figure">{wordOffsetText(offsetMs)}</span>
      <Button tone="quiet" onClick={parts.wordOffset.resetOffset}>
        {transportText.reset}
      </Button>
    </span>
  );
}

/** Updated by the clock, without React. */
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

function TransportNote({ parts, detail }: TransportProps) {
  const lengths = useRecordingNotice(parts, detail);
  const playbackError = useStore(parts.playerStore, (state) => state.playbackError);
  const buffering = useStore(parts.playerStore, (state) => state.buffering);
  const progress = useStore(parts.store, (state) => state.progress);
  return (
    <>
      <output className="transport-note" title={lengths}>
        {playbackError === undefined
          ? (downloadText(progress) ?? (buffering ? transportText.buffering : (lengths ?? '')))
          : transportText.cannotPlay}
      </output>
      {hasStopped(progress) ? (
        <Button tone="quiet" onClick={parts.commands.retry}>
          {transportText.resume}
        </Button>
      ) : undefined}
    </>
  );
}

function useRecordingNotice(
  parts: CallParts,
  { call, transcript }: CallDetail,
): string | undefined {
  const audioMs = useStore(parts.playerStore, (state) => state.audioMs);
  const isWav = useStore(
    parts.store,
    ({ recording }) => recording.phase === 'ready' && recording.info.wav !== undefined,
  );
  const replaces = useStore(parts.store, ({ recording }) =>
    recording.phase === 'ready' ? recording.info.replaces : undefined,
  );
  const damage = useStore(parts.store, recordingDamage);
  const lengths = lengthNotice({
    audioMs,
    callMs: callLengthMs(call),
    lastWordMs: timingOf(transcript).lastWordMs,
    isEstimate: !isWav,
  });
  const notices = [replacementNotice(replaces), damageNotice(damage), lengths].filter(
    (notice) => notice !== undefined,
  );
  return notices.length === 0 ? undefined : notices.join(' ');
}

/** A part has been downloaded. If nothing has, the notice in place of the waveform says why. */
const hasStopped = (progress: RecordingProgress | undefined): boolean =>
  progress?.state === 'failed' && progress.receivedBytes > 0;

function downloadText(progress: RecordingProgress | undefined): string | undefined {
  if (progress === undefined || progress.state === 'complete') return undefined;
  if (progress.state === 'failed') {
    return hasStopped(progress) ? transportText.interrupted : undefined;
  }
  const { receivedBytes, totalBytes = 0 } = progress;
  return totalBytes === 0
    ? transportText.downloading(formatBytes(receivedBytes))
    : transportText.downloading(`${Math.floor((100 * receivedBytes) / totalBytes)}%`);
}
