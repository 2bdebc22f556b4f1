import { firstIndex } from '../../../../src-shared/kit/first-index.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';

type Direction = 1 | -1;

/** The next word with a time, starting from `word`; undefined at either end of the call. */
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
 * The first timed word of the turn after the one that contains `word`. Backwards, the start of the
 * current turn when the word is further in, like "previous track" in a music player.
 */
export function stepTurn(
  transcript: Transcript,
  word: number,
  direction: Direction,
): number | undefined {
  const own = turnOf(transcript, word);
  const ownStart = own && firstPlayable(transcript, own);
  if (direction < 0 && ownStart !== undefined && ownStart < word) return ownStart;
  const { length } = transcript.entries;
  const from = transcript.words.entry[word] ?? -1;
  for (let index = from + direction; index >= 0 && index < length; index += direction) {
    const first = firstPlayable(transcript, wordsOfEntry(transcript, index));
    if (first !== undefined) return first;
  }
  return undefined;
}

interface WordRange {
  readonly first: number;
  readonly last: number;
}

const noWords: WordRange = { first: -1, last: -1 };

function wordsOfEntry({ entries }: Transcript, index: number): WordRange {
  const entry = entries[index];
  return entry?.kind === 'turn' ? { first: entry.firstWord, last: entry.lastWord } : noWords;
}

/** The first word of a turn that has a time; undefined when there is none. */
function firstPlayable(transcript: Transcript, { first, last }: WordRange): number | undefined {
  if (first < 0) return undefined;
  const word = stepWord(transcript, first - 1, 1);
  return word !== undefined && word <= last ? word : undefined;
}

/** First and last word of the turn that contains `word`. */
export function turnOf(transcript: Transcript, word: number): WordRange | undefined {
  const own = wordsOfEntry(transcript, transcript.words.entry[word] ?? -1);
  return own.first < 0 ? undefined : own;
}

/** The word of a turn at (or next to) an offset in the turn's text. */
export function wordAtOffset(
  transcript: Transcript,
  entryIndex: number,
  offset: number,
): number | undefined {
  const entry = transcript.entries[entryIndex];
  if (entry?.kind !== 'turn' || entry.firstWord < 0) return undefined;
  const { textEnd } = transcript.words;
  return firstIndex(entry.firstWord, entry.lastWord, (word) => (textEnd[word] ?? 0) >= offset);
}
