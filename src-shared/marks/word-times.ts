import { wordTrust, type WordColumns } from '../transcript.ts';
import { thresholds } from './thresholds.ts';

/** The times of a word can be built upon. */
export function isTimed(words: WordColumns, word: number): boolean {
  const trust = words.trust[word];
  // A word that overlaps its neighbour starts where it says; its neighbour's end is what is wrong.
  const isTrusted = trust === wordTrust.good || trust === wordTrust.overlapping;
  const startMs = startOf(words, word);
  return isTrusted && startMs >= 0 && Number.isFinite(startMs);
}

export const startOf = (words: WordColumns, word: number): number => words.startMs[word] ?? -1;

/** A word's end, or what it may be where there is none, as the spoken word has it. */
export function endOf(words: WordColumns, word: number): number {
  const startMs = startOf(words, word);
  const endMs = words.endMs[word] ?? -1;
  if (endMs < 0 || !Number.isFinite(endMs)) return startMs + thresholds.wordLength;
  return Math.max(endMs, startMs + 1);
}

/** The entry that holds a word. */
export const entryOf = (words: WordColumns, word: number): number => words.entry[word] ?? 0;
