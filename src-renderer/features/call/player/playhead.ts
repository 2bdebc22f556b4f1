import { createClock, type ClockSource } from './clock.ts';
import type { PlayerStore } from './player-store.ts';
import { endOfSilence, type TimeRange } from './silence.ts';

const noGaps = (): readonly TimeRange[] => [];

/**
 * The playback position. A call without a recording has a position too, so that its words can be
 * stepped through and tagged.
 */
export function createPlayhead(
  { getState }: PlayerStore,
  media: HTMLMediaElement,
  frames: Pick<ClockSource, 'requestFrame' | 'cancelFrame'>,
) {
  let positionWithoutAudioMs = 0;
  /** The position at the last reading, or the target of a seek since then. */
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
    // Without a known length there is nothing to seek in.
    if (getState().durationMs > 0) seek(nowMs() + ms);
  };

  const stopListening = clock.onFrame((ms) => {
    const { playing, loop, skipSilence } = getState();
    const fromMs = previousMs;
    previousMs = ms;
    if (!playing) return;
    if (loop !== undefined) {
      // Playback crossed the end of the loop, however late the frame. A seek past the end leaves the loop.
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
    /** Another call: its silences are not known yet. */
    restart: (ms: number): void => {
      positionWithoutAudioMs = ms;
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
