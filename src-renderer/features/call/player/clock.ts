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

/** The current word by the timeline, or the pinned one until the position moves. */
function createWordLookup() {
  let timeline = noWords;
  let pinned: { readonly word: number; readonly ms: number } | undefined;
  return {
    setTimeline: (next: SpokenWordTimeline): void => {
      timeline = next;
      pinned = undefined;
    },
    pin: (word: number, ms: number): void => {
      pinned = { word, ms };
    },
    at: (ms: number): number => {
      if (pinned !== undefined && Math.abs(pinned.ms - ms) >= pinToleranceMs) pinned = undefined;
      return pinned?.word ?? wordAt(timeline, ms);
    },
  };
}

/** The media element rounds positions; a smaller difference is not a movement. */
const pinToleranceMs = 1;

/**
 * Reads the position in every frame while the source runs, and once on `wake`. Word listeners are
 * called only when the spoken word changes; frame listeners are called on every reading and must be
 * cheap.
 */
export function createClock(source: ClockSource) {
  const wordListeners = new Set<Listener>();
  const frameListeners = new Set<Listener>();
  const lookup = createWordLookup();
  let word = -1;
  let frame: number | undefined;
  let isReading = false;
  let isStale = false;

  const read = (): void => {
    const ms = source.nowMs();
    const next = lookup.at(ms);
    if (next !== word) {
      word = next;
      for (const listener of wordListeners) listener(word);
    }
    for (const listener of frameListeners) listener(ms);
  };

  const loop = (): void => {
    frame = undefined;
    isReading = true;
    read();
    isReading = false;
    if (source.isRunning() || isStale) frame = source.requestFrame(loop);
    isStale = false;
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
      lookup.setTimeline(next);
      word = -1;
      read();
    },
    /** Reads now, and keeps reading for as long as the source runs. */
    wake: (): void => {
      // A listener that seeks is answered in the next frame: reading again at once could recurse for ever.
      if (isReading) {
        isStale = true;
        return;
      }
      stop();
      loop();
    },
    /** Makes `shown` the current word until the position moves: several words can share one time. */
    pin: (shown: number): void => {
      lookup.pin(shown, source.nowMs());
      read();
    },
    word: () => word,
    onWord: listen(wordListeners),
    onFrame: listen(frameListeners),
    stop,
  };
}
