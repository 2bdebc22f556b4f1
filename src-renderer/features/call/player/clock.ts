import { wordAt, type SpokenWordTimeline } from '../../../lib/spoken-word.ts';

/** What the clock reads. The frame functions are injected so that tests control time. */
export interface ClockSource {
  readonly nowMs: () => number;
  readonly isRunning: () => boolean;
  readonly requestFrame: (run: () => void) => number;
  readonly cancelFrame: (frame: number) => void;
}

type Listener = (value: number) => void;

const noWords: SpokenWordTimeline = { atMs: new Float64Array(), word: new Int32Array() };

/**
 * Reads the position in every frame while the source runs, and once on `wake`. Word listeners are
 * called only when the spoken word changes; frame listeners are called on every reading and must be
 * cheap.
 */
export function createClock(source: ClockSource) {
  const wordListeners = new Set<Listener>();
  const frameListeners = new Set<Listener>();
  let timeline = noWords;
  let word = -1;
  let frame: number | undefined;

  const read = (): void => {
    const ms = source.nowMs();
    const next = wordAt(timeline, ms);
    if (next !== word) {
      word = next;
      for (const listener of wordListeners) listener(word);
    }
    for (const listener of frameListeners) listener(ms);
  };

  const loop = (): void => {
    frame = undefined;
    read();
    if (source.isRunning()) frame = source.requestFrame(loop);
  };

  const stop = (): void => {
    if (frame !== undefined) source.cancelFrame(frame);
    frame = undefined;
  };

  const listen = (listeners: Set<Listener>) => (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  return {
    /** Another call's words. The current word is looked up at once. */
    setTimeline: (next: SpokenWordTimeline): void => {
      timeline = next;
      word = -1;
      read();
    },
    /** Reads now, and keeps reading for as long as the source runs. */
    wake: (): void => {
      stop();
      loop();
    },
    word: () => word,
    onWord: listen(wordListeners),
    onFrame: listen(frameListeners),
    stop,
  };
}
