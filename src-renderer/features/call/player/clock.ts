import { wordAt, type SpokenWordTimeline } from '../../../lib/spoken-word.ts';

/** What the clock reads. The frame functions are handed in so that tests own time. */
export interface ClockSource {
  readonly nowMs: () => number;
  readonly isRunning: () => boolean;
  readonly requestFrame: (run: () => void) => number;
  readonly cancelFrame: (frame: number) => void;
}

type Listener = (value: number) => void;

const noWords: SpokenWordTimeline = { atMs: new Float64Array(), word: new Int32Array() };

/**
 * Reads the position every frame while it runs, and once whenever it is poked. Word listeners hear
 * only of a change of word; frame listeners hear of every reading and must stay cheap.
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
    /** Another call's words; the word is looked up again at once. */
    setTimeline: (next: SpokenWordTimeline): void => {
      timeline = next;
      word = -1;
      read();
    },
    /** Reads now, and goes on reading for as long as the source runs. */
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
