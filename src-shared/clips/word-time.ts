import { wordTrust, type WordColumns } from '../transcript.ts';
import type { Range } from './merged-ranges.ts';

/**
 * When a word is spoken, in ms. Where its time is missing or wrong, everything from the word before it to the
 * word after it whose times are right, whoever speaks them.
 */
export function wordTime(words: WordColumns, word: number): Range {
  if (isTimed(words, word)) return { from: startOf(words, word), to: endOf(words, word) };
  let before = word - 1;
  while (before >= 0 && !isTimed(words, before)) before -= 1;
  let after = word + 1;
  while (after < words.count && !isTimed(words, after)) after += 1;
  return {
    from: before < 0 ? 0 : startOf(words, before),
    to: after < words.count ? endOf(words, after) : Number.MAX_SAFE_INTEGER,
  };
}

const startOf = ({ startMs }: WordColumns, word: number): number => startMs[word] ?? 0;
const endOf = ({ endMs }: WordColumns, word: number): number => endMs[word] ?? 0;

/** A word that overlaps another one has its time all the same. */
const isTimed = ({ trust }: WordColumns, word: number): boolean =>
  trust[word] === wordTrust.good || trust[word] === wordTrust.overlapping;
