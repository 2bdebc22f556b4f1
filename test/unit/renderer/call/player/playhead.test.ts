import { describe, expect, it } from 'vitest';
import { createPlayerStore } from '../../../../../src-renderer/features/call/player/player-store.ts';
import { createPlayhead } from '../../../../../src-renderer/features/call/player/playhead.ts';

interface PlayingCall {
  readonly durationMs?: number;
  readonly audioMs?: number;
  readonly skipSilence?: boolean;
  /** Keeps whole microseconds, cut off, as Chromium does. */
  readonly roundsPositions?: boolean;
}

/** A call that plays, with frames that run when the test says so. */
function playingCall({
  durationMs = 10_000,
  audioMs,
  skipSilence = false,
  roundsPositions = false,
}: PlayingCall = {}) {
  const store = createPlayerStore({ rate: 1, skipSilence });
  store.setState({ hasAudio: true, playing: true, durationMs, audioMs });
  const media = document.createElement('audio');
  media.pause = () => store.setState({ playing: false });
  let second = 0;
  let seeks = 0;
  Object.defineProperties(media, {
    paused: { value: false },
    currentTime: {
      get: () => second,
      set: (to: number) => {
        seeks += 1;
        second = roundsPositions ? Math.trunc(to * 1e6) / 1e6 : to;
      },
    },
  });
  let frame: (() => void) | undefined;
  const playhead = createPlayhead(store, media, {
    requestFrame: (run) => {
      frame = run;
      return 1;
    },
    cancelFrame: () => {
      frame = undefined;
    },
  });
  playhead.clock.wake();
  return {
    ...playhead,
    store,
    seeks: () => seeks,
    /** Playback has reached this position when the next frame runs. */
    frameAt: (ms: number) => {
      second = ms / 1000;
      frame?.();
    },
  };
}

describe('a loop', () => {
  it('restarts however late the frame after its end is', () => {
    for (const late of [2000, 2400, 4900, 9000]) {
      const { store, frameAt, nowMs } = playingCall();
      store.setState({ loop: { startMs: 1000, endMs: 2000 } });
      frameAt(1990);
      frameAt(late);
      expect(nowMs()).toBe(1000);
    }
  });

  it('ends when the reviewer seeks past it, and resumes when they seek back', () => {
    const { store, seek, frameAt, nowMs } = playingCall();
    store.setState({ loop: { startMs: 1000, endMs: 2000 } });
    frameAt(1500);
    seek(2100);
    frameAt(2120);
    expect(nowMs()).toBe(2120);
    seek(1800);
    frameAt(2010);
    expect(nowMs()).toBe(1000);
  });
});

describe('skipping silence', () => {
  it('seeks once per silence, wherever it ends', () => {
    for (let endMs = 1400; endMs <= 70_000; endMs += 1) {
      const { seeks, setGaps, frameAt, nowMs } = playingCall({
        durationMs: 120_000,
        skipSilence: true,
        roundsPositions: true,
      });
      setGaps(() => [{ startMs: 1000, endMs }]);
      frameAt(1200);
      frameAt(nowMs());
      frameAt(nowMs());
      expect(seeks(), `${endMs}`).toBeLessThanOrEqual(1);
    }
  });

  it('goes on with the next silence after a jump', () => {
    const { setGaps, frameAt, nowMs } = playingCall({ durationMs: 120_000, skipSilence: true });
    setGaps(() => [
      { startMs: 1000, endMs: 5000 },
      { startMs: 5200, endMs: 9000 },
    ]);
    frameAt(1200);
    expect(nowMs()).toBe(4850);
    frameAt(5400);
    expect(nowMs()).toBe(8850);
  });
});

describe('a recording that is shorter than the call', () => {
  it('keeps a position after its end, and is silent there', () => {
    const { seek, nowMs, isPastAudio, store } = playingCall({
      durationMs: 30_000,
      audioMs: 5000,
    });
    seek(20_000);
    expect(nowMs()).toBe(20_000);
    expect(isPastAudio()).toBe(true);
    expect(store.getState().playing).toBe(false);
    seek(3000);
    expect(isPastAudio()).toBe(false);
    expect(nowMs()).toBe(3000);
  });

  it('keeps the position when its length becomes known later', () => {
    const { seek, nowMs, checkEnd, store } = playingCall({ durationMs: 30_000 });
    seek(20_000);
    store.setState({ audioMs: 5000 });
    checkEnd(5000);
    expect(nowMs()).toBe(20_000);
  });
});
