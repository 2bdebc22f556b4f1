import { createClock, type ClockSource } from './clock.ts';
import type { PlayerStore } from './player-store.ts';
import { endOfSilence, type TimeRange } from './silence.ts';

const noGaps = (): readonly TimeRange[] => [];

/**
 * Where the reviewer is. A call without a recording has a position too: its words can be walked and
 * tagged without a sound.
 */
export function createPlayhead(
  { getState }: PlayerStore,
  media: HTMLMediaElement,
  frames: Pick<ClockSource, 'requestFrame' | 'cancelFrame'>,
) {
  let positionWithoutAudioMs = 0;
  /** Where it was at the last reading, or was sent since. */
  let previousMs = 0;
  let gaps = noGaps;

  const nowMs = (): number =>
    getState().hasAudio ? media.currentTime * 1000 : positionWithoutAudioMs;
  const clock = createClock({
    ...frames,
    nowMs,
    isRunning: () => getState().hasAudio && !media.paused && !media.ended,
  });

  const seek = (ms: number): void => {
    const { durationMs, hasAudio } = getState();
    const target = Math.max(0, durationMs > 0 ? Math.min(ms, durationMs) : ms);
    if (hasAudio) media.currentTime = target / 1000;
    else positionWithoutAudioMs = target;
    previousMs = target;
    clock.wake();
  };

  const seekBy = (ms: number): void => {
    // A call that lasts no time has nowhere to go.
    if (getState().durationMs > 0) seek(nowMs() + ms);
  };

  const stopListening = clock.onFrame((ms) => {
    const { playing, loop, skipSilence } = getState();
    const fromMs = previousMs;
    previousMs = ms;
    if (!playing) return;
    if (loop !== undefined) {
      // Played past its end, however late the frame; whoever seeks past it leaves the loop behind.
      if (fromMs < loop.endMs && ms >= loop.endMs) seek(loop.startMs);
      return;
    }
    const target = skipSilence ? endOfSilence(gaps(), ms) : undefined;
    if (target !== undefined) seek(target);
  });

  return {
    clock,
    nowMs,
    seek,
    seekBy,
    /** Another call: its pauses are yet to be found. */
    restart: (ms: number): void => {
      positionWithoutAudioMs = ms;
      previousMs = ms;
      gaps = noGaps;
    },
    /** Worked out when the first of them is wanted. */
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
