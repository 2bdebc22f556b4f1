import type { Transcript } from '../../transcript.ts';
import { entryOf, isTimed } from './timeline.ts';

/** What stands between two words of the transcript; -1 is before all words, `count` after them. */
export interface BetweenWords {
  /** Words and wordless turns of which it isn't known when they were said. */
  untimed(first: number, last: number): number;
  /** Keys pressed. */
  keyPresses(first: number, last: number): number;
  /** Entries after the first word's turn and before the last one's. */
  entries(first: number, last: number): readonly [from: number, to: number];
}

/** Counts ahead, so that each question costs the same however far apart the words are. */
export function countBetweenWords({ entries, words }: Transcript): BetweenWords {
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
  const ahead = new Uint32Array(length + 1);
  for (let index = 0; index < length; index += 1) {
    ahead[index + 1] = (ahead[index] ?? 0) + (counts(index) ? 1 : 0);
  }
  return ahead;
}

const countIn = (ahead: Uint32Array, from: number, to: number): number =>
  to <= from ? 0 : (ahead[to] ?? 0) - (ahead[from] ?? 0);
