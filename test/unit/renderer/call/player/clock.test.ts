import { describe, expect, it } from 'vitest';
import { createClock } from '../../../../../src-renderer/features/call/player/clock.ts';
import { createSpokenWordTimeline } from '../../../../../src-renderer/lib/spoken-word.ts';
import { sampleCall } from '../sample-call.ts';

function testClock() {
  let ms = 0;
  let running = false;
  let frame: (() => void) | undefined;
  const clock = createClock({
    nowMs: () => ms,
    isRunning: () => running,
    requestFrame: (run) => {
      frame = run;
      return 1;
    },
    cancelFrame: () => {
      frame = undefined;
    },
  });
  clock.setTimeline(createSpokenWordTimeline(sampleCall('a').transcript.words));
  return {
    clock,
    play: () => {
      running = true;
      clock.wake();
    },
    pause: () => {
      running = false;
    },
    frameAt: (at: number) => {
      ms = at;
      const run = frame;
      frame = undefined;
      run?.();
    },
    waiting: () => frame !== undefined,
    moveTo: (at: number) => {
      ms = at;
    },
  };
}

describe('the clock', () => {
  it('reports each word once, in the frame in which it begins', () => {
    const { clock, play, frameAt } = testClock();
    const heard: number[] = [];
    clock.onWord((word) => heard.push(word));
    play();
    for (let at = 0; at <= 700; at += 10) frameAt(at);
    expect(heard).toEqual([1, 2]);
  });

  it('keeps the last word through a pause', () => {
    const { clock, play, frameAt } = testClock();
    play();
    frameAt(1500);
    expect(clock.word()).toBe(3);
    frameAt(1999);
    expect(clock.word()).toBe(3);
    frameAt(2000);
    expect(clock.word()).toBe(4);
  });

  it('finds the word after a far seek while paused', () => {
    const { clock, moveTo } = testClock();
    moveTo(6350);
    clock.wake();
    expect(clock.word()).toBe(8);
  });

  it('requests no frame once playback has stopped', () => {
    const { play, pause, frameAt, waiting } = testClock();
    play();
    expect(waiting()).toBe(true);
    pause();
    frameAt(100);
    expect(waiting()).toBe(false);
  });

  it('does not call a removed listener', () => {
    const { clock, play, frameAt } = testClock();
    const heard: number[] = [];
    const leave = clock.onWord((word) => heard.push(word));
    leave();
    play();
    frameAt(400);
    expect(heard).toEqual([]);
  });

  it('shows the word that was stepped to until the position moves', () => {
    const { clock, moveTo } = testClock();
    const heard: number[] = [];
    clock.onWord((word) => heard.push(word));
    clock.pin(3);
    clock.wake();
    expect(clock.word()).toBe(3);
    clock.pin(2);
    expect(clock.word()).toBe(2);
    moveTo(2000);
    clock.wake();
    expect(heard).toEqual([3, 2, 4]);
  });

  it('reads again in the next frame when a listener seeks', () => {
    const { clock, moveTo, frameAt, waiting } = testClock();
    let seeks = 0;
    clock.onFrame(() => {
      if (seeks > 2) return;
      seeks += 1;
      moveTo(2000);
      clock.wake();
    });
    clock.wake();
    expect(seeks).toBe(1);
    expect(waiting()).toBe(true);
    frameAt(2000);
    expect(clock.word()).toBe(4);
  });
});
