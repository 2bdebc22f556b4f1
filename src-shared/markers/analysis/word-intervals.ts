import type { Transcript } from '../../transcript.ts';
import { entryOf, isTimed } from './timeline.ts';

/** What lies between two words of the transcript; -1 stands before all words, `count` after them. */
export interface WordIntervals {
  /** The number of words and turns whose time is unknown. */
  untimed(first: number, last: number): number;
  /** The number of pressed keys (DTMF). */
  keyPresses(first: number, last: number): number;
  /** The entries after the first word's turn and before the last one's. */
  entries(first: number, last: number): readonly [from: number, to: number];
}

/** Uses prefix sums, so a query takes the same time however far apart the words are. */
export function createWordIntervals({ entries, words }: Transcript): WordIntervals {
  const untimedWords = prefixCounts(words.count, (word) => !isTimed(words, word));
  const wordless = prefixCounts(entries.length, (index) => {
    const entry = entries[index];
    return entry?.kind === 'turn' && entry.firstWord < 0 && entry.text.trim() !== '';
  });
  const keys = prefixCounts(entries.length, (index) => entries[index]?.kind === 'dtmf');
  const place = (word: number): number => {
    if (word < 0) return -1;
    return word >= words.count ? entries.length : entryOf(words, word);
  };
  const range = (first: number, last: number): readonly [number, number] => {
    const [low, high] = first <= last ? [first, last] : [last, first];
    return [place(low) + 1, place(high)];
  };
  return {
    untimed(first, last) {
      const low = Math.min(first, last) + 1;
      return (
        countIn(untimedWords, low, Math.max(first, last)) + countIn(wordless, ...range(first, last))
      );
    },
    keyPresses: (first, last) => countIn(keys, ...range(first, last)),
    entries: range,
  };
}

function prefixCounts(length: number, counts: (index: number) => boolean): Uint32Array {
  const sums = new Uint32Array(length + 1);
  for (let index = 0; index < length; index += 1) {
    sums[index + 1] = (sums[index] ?? 0) + (counts(index) ? 1 : 0);
  }
  return sums;
}

const countIn = (sums: Uint32Array, from: number, to: number): number =>
  to <= from ? 0 : (sums[to] ?? 0) - (sums[from] ?? 0);
