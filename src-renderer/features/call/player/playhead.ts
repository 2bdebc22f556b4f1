import { createClock, type ClockSource } from './clock.ts';
import type { PlayerState, PlayerStore } from './player-store.ts';
import { endOfSilence, type TimeRange } from './silence.ts';

/** The media element and a file's header may differ by this much about the end of a recording. */
const endToleranceMs = 50;

const noGaps = (): readonly TimeRange[] => [];

/**
 * The playback position. It exists without a recording too, and after the end of a recording that is
 * shorter than the call, so that every word can be visited and tagged.
 */
export function createPlayhead(
  { getState }: PlayerStore,
  media: HTMLMediaElement,
  frames: Pick<ClockSource, 'requestFrame' | 'cancelFrame'>,
) {
  let positionWithoutAudioMs = 0;
  let isPastAudio = false;
  /** The position at the last reading, or the target of a seek since then. */
  let previousMs = 0;
  let gaps = noGaps;

  const canPlay = (): boolean => getState().hasAudio && !isPastAudio;
  const nowMs = (): number => (canPlay() ? media.currentTime * 1000 : positionWithoutAudioMs);
  const clock = createClock({
    ...frames,
    nowMs,
    isRunning: () => canPlay() && !media.paused && !media.ended,
  });

  const seek = (ms: number): void => {
    const { durationMs, hasAudio, audioMs } = getState();
    const target = Math.max(0, durationMs > 0 ? Math.min(ms, durationMs) : ms);
    isPastAudio = hasAudio && audioMs !== undefined && target > audioMs + endToleranceMs;
    if (isPastAudio) media.pause();
    if (canPlay()) media.currentTime = target / 1000;
    else positionWithoutAudioMs = target;
    previousMs = target;
    clock.wake();
  };

  const seekBy = (ms: number): void => {
    // Without a known length there is nothing to seek in.
    if (getState().durationMs > 0) seek(nowMs() + ms);
  };

  const stopListening = clock.onFrame((ms) => {
    const target = jumpTarget(getState(), { fromMs: previousMs, ms, gaps });
    previousMs = ms;
    if (target !== undefined) seek(target);
  });

  return {
    clock,
    nowMs,
    seek,
    seekBy,
    /** Whether the position is after the end of the recording, where nothing can be played. */
    isPastAudio: () => isPastAudio,
    /** The recording's length is known: a position after its end is kept without sound. */
    checkEnd: (audioMs: number): void => {
      if (previousMs > audioMs + endToleranceMs || isPastAudio) seek(previousMs);
    },
    /** Another call: its silences are not known yet. */
    restart: (ms: number): void => {
      positionWithoutAudioMs = ms;
      isPastAudio = false;
      previousMs = ms;
      gaps = noGaps;
    },
    /** `findGaps` is called when silence is first skipped. */
    setGaps: (findGaps: () => readonly TimeRange[]): void => {
      gaps = findGaps;
    },
    dispose: (): void => {
      clock.stop();
      stopListening();
    },
  };
}

export type Playhead = ReturnType<typeof createPlayhead>;

interface Movement {
  readonly fromMs: number;
  readonly ms: number;
  readonly gaps: () => readonly TimeRange[];
}

/** Where playback jumps to, at the end of a loop or in a silence that is skipped. */
function jumpTarget(
  { playing, loop, skipSilence }: PlayerState,
  { fromMs, ms, gaps }: Movement,
): number | undefined {
  if (!playing) return undefined;
  if (loop !== undefined) {
    // Playback crossed the end of the loop, however late the frame. A seek past the end leaves the loop.
    return fromMs < loop.endMs && ms >= loop.endMs ? loop.startMs : undefined;
  }
  return skipSilence ? endOfSilence(gaps(), ms) : undefined;
}
