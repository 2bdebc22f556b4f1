import { describe, expect, it } from 'vitest';
import { createPlayerStore } from '../../../../../src-renderer/features/call/player/player-store.ts';
import { createPlayhead } from '../../../../../src-renderer/features/call/player/playhead.ts';

/** A call of ten seconds that plays, and frames that come when the test says so. */
function playingCall() {
  const store = createPlayerStore({ rate: 1, skipSilence: false });
  store.setState({ hasAudio: true, playing: true, durationMs: 10_000 });
  const media = document.createElement('audio');
  let second = 0;
  Object.defineProperties(media, {
    paused: { value: false },
    currentTime: {
      get: () => second,
      set: (to: number) => {
        second = to;
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
    /** The sound has come to this place when the next frame is drawn. */
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
