import type { Transcript } from '../../../src-shared/transcript.ts';

type Direction = 1 | -1;

/** The next word that can be played to, from `word` on; undefined at either end of the call. */
export function stepWord(
  transcript: Transcript,
  word: number,
  direction: Direction,
): number | undefined {
  const { words } = transcript;
  for (let next = word + direction; next >= 0 && next < words.count; next += direction) {
    if ((words.startMs[next] ?? -1) >= 0) return next;
  }
  return undefined;
}

/**
 * The first playable word of the turn after the one that holds `word`; backwards the start of the
 * turn itself when the word is further in, as every player's "back" does.
 */
export function stepTurn(
  transcript: Transcript,
  word: number,
  direction: Direction,
): number | undefined {
  const own = turnOf(transcript, word);
  if (direction < 0 && own !== undefined) {
    const first = stepWord(transcript, own.first - 1, 1);
    if (first !== undefined && first < word) return first;
  }
  const { entries, words } = transcript;
  const from = word < 0 ? -1 : (words.entry[word] ?? -1);
  for (let index = from + direction; index >= 0 && index < entries.length; index += direction) {
    const entry = entries[index];
    if (entry?.kind !== 'turn' || entry.firstWord < 0) continue;
    const first = stepWord(transcript, entry.firstWord - 1, 1);
    if (first !== undefined && first <= entry.lastWord) return first;
  }
  return undefined;
}

/** First and last word of the turn that holds `word`. */
export function turnOf(
  transcript: Transcript,
  word: number,
): { readonly first: number; readonly last: number } | undefined {
  if (word < 0) return undefined;
  const entry = transcript.entries[transcript.words.entry[word] ?? -1];
  if (entry?.kind !== 'turn' || entry.firstWord < 0) return undefined;
  return { first: entry.firstWord, last: entry.lastWord };
}

/** The word of a turn that stands at (or next to) a place in the turn's text. */
export function wordAtOffset(
  transcript: Transcript,
  entryIndex: number,
  offset: number,
): number | undefined {
  const entry = transcript.entries[entryIndex];
  if (entry?.kind !== 'turn' || entry.firstWord < 0) return undefined;
  let low = entry.firstWord;
  let high = entry.lastWord;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((transcript.words.textEnd[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
