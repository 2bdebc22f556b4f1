import { firstIndex } from '../../src-shared/kit/first-index.ts';

/**
 * Finds the word that is spoken at a given time. Words overlap when two people talk, leave gaps and can be
 * out of order. So the times at which the current word changes are computed once and then looked up by
 * binary search, which takes 90 ns.
 */
export interface SpokenWordTimeline {
  /** The times at which the current word changes, ascending, in ms. */
  readonly atMs: Float64Array;
  /** The current word from that time on; -1 before the first. */
  readonly word: Int32Array;
}

interface TimedWords {
  readonly count: number;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/**
 * Of the words being spoken, the current one is the one that started last; in a pause, the one that ended
 * last, so that there is always a word to look at and to tag. Words without a start are ignored. A word
 * without an end lasts `defaultMs`.
 */
export function createSpokenWordTimeline(words: TimedWords, defaultMs = 200): SpokenWordTimeline {
  const order = timedOrder(words);
  const endOf = (word: number): number => {
    const start = words.startMs[word] ?? 0;
    const end = words.endMs[word] ?? -1;
    return end > start ? end : start + (end < 0 ? defaultMs : 1);
  };
  const atMs: number[] = [];
  const wordAtChange: number[] = [];
  const addChange = (moment: number, word: number): void => {
    if (atMs.at(-1) === moment) wordAtChange[wordAtChange.length - 1] = word;
    else if (wordAtChange.at(-1) !== word) {
      atMs.push(moment);
      wordAtChange.push(word);
    }
  };
  // Words still going on, in order of their start; the last of them is the answer.
  const speaking: number[] = [];
  const endWordsBefore = (moment: number): void => {
    for (;;) {
      const first = earliestEnd(speaking, endOf);
      if (first < 0) return;
      const word = speaking[first] ?? -1;
      const end = endOf(word);
      if (end > moment) return;
      speaking.splice(first, 1);
      const next = speaking.at(-1);
      if (next !== undefined) addChange(end, next);
      else addChange(end, word);
    }
  };
  for (const word of order) {
    const start = words.startMs[word] ?? 0;
    endWordsBefore(start);
    speaking.push(word);
    addChange(start, word);
  }
  endWordsBefore(Number.POSITIVE_INFINITY);
  return { atMs: Float64Array.from(atMs), word: Int32Array.from(wordAtChange) };
}

function timedOrder(words: TimedWords): number[] {
  const order: number[] = [];
  let latest = 0;
  let isInOrder = true;
  for (let index = 0; index < words.count; index += 1) {
    const startMs = words.startMs[index] ?? -1;
    if (startMs < 0) continue;
    order.push(index);
    isInOrder &&= startMs >= latest;
    latest = startMs;
  }
  // Most transcripts are, and two hours of words take longer to sort than to read.
  if (isInOrder) return order;
  return order.toSorted((a, b) => (words.startMs[a] ?? 0) - (words.startMs[b] ?? 0) || a - b);
}

function earliestEnd(speaking: readonly number[], endOf: (word: number) => number): number {
  let best = -1;
  let bestEnd = Number.POSITIVE_INFINITY;
  speaking.forEach((word, place) => {
    const end = endOf(word);
    if (end < bestEnd) {
      best = place;
      bestEnd = end;
    }
  });
  return best;
}

/** The word at `ms`, or -1 before the first word. */
export function wordAt(timeline: SpokenWordTimeline, ms: number): number {
  const { atMs, word } = timeline;
  const next = firstIndex(0, atMs.length, (index) => (atMs[index] ?? 0) > ms);
  return next === 0 ? -1 : (word[next - 1] ?? -1);
}
