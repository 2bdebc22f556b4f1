import { quoteOfWords, wordsSpoken, type Passage, type WordRange } from './passage.ts';
import { foldText } from './search-fold.ts';
import type { Transcript } from './transcript.ts';

/**
 * The words that a quote was taken from, wherever they are now. Retell's text of a call can change, and
 * then the recorded indices point to other words. In this order: the recorded words, if they still say the
 * same; the same words near the recorded time; the same words elsewhere, if there are enough of them to be
 * no coincidence or if the passage has no time; whatever is said at the recorded time, because a text that
 * was redacted since has other words there. Undefined if there are none.
 */
export function wordsOfQuote(transcript: Transcript, passage: Passage): WordRange | undefined {
  const { span, quote } = passage;
  const { firstWord, lastWord = firstWord } = span;
  if (firstWord === undefined || lastWord === undefined) return undefined;
  const isThere = lastWord < transcript.words.count;
  const recorded = isThere ? { first: firstWord, last: lastWord } : undefined;
  const isUnchanged = isThere && quoteOfWords(transcript, firstWord, lastWord) === quote;
  return isUnchanged ? recorded : (movedWords(transcript, passage) ?? recorded);
}

function movedWords(transcript: Transcript, passage: Passage): WordRange | undefined {
  const spoken = wordsSpoken(transcript, passage.span);
  const same = nearestWords(transcript, passage);
  const isFound = same !== undefined && (spoken === undefined || isCertain(same, passage.quote));
  return isFound ? same.range : spoken;
}

interface SameWords {
  readonly range: WordRange;
  /** From the recorded time; undefined if either is unknown. */
  readonly awayMs: number | undefined;
}

/** The text of a call can get new times without moving by more than this. */
const nearMs = 5000;
/** A passage of fewer letters can be said again elsewhere. */
const minCertainLetters = 12;

const isCertain = ({ awayMs = Infinity }: SameWords, quote: string): boolean =>
  awayMs <= nearMs || lettersOf(quote).length >= minCertainLetters;

/** The place nearest to the recorded one that says the same. Case and punctuation don't matter. */
function nearestWords(
  transcript: Transcript,
  { span: { startMs, firstWord = 0 }, quote }: Passage,
): SameWords | undefined {
  let nearest: SameWords | undefined;
  let shortest = Infinity;
  for (const range of placesOf(lettersOf(quote), letterIndexOf(transcript))) {
    const ms = transcript.words.startMs[range.first] ?? -1;
    const awayMs = startMs === undefined || ms < 0 ? undefined : Math.abs(ms - startMs);
    const away = awayMs ?? Math.abs(range.first - firstWord) * usualWordMs;
    if (away >= shortest) continue;
    shortest = away;
    nearest = { range, awayMs };
  }
  return nearest;
}

/** Makes a distance in words comparable with one in time. */
const usualWordMs = 300;

/** The letters of all words of a transcript in one text, with the offsets at which words start and end. */
interface LetterIndex {
  readonly letters: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
}

function* placesOf(
  quote: string,
  { letters, starts, ends }: LetterIndex,
): Generator<WordRange, void> {
  if (quote === '') return;
  for (let at = letters.indexOf(quote); at >= 0; at = letters.indexOf(quote, at + 1)) {
    const first = starts.get(at);
    const last = ends.get(at + quote.length);
    if (first !== undefined && last !== undefined) yield { first, last };
  }
}

const separators = /[^\p{L}\p{M}\p{N}\p{Co}]/gu;
const lettersOf = (text: string): string => foldText(text).replaceAll(separators, '');

/** A transcript never changes, and all tags of a call are looked up in the same one. */
const indexes = new WeakMap<Transcript, LetterIndex>();

function letterIndexOf(transcript: Transcript): LetterIndex {
  const index = indexes.get(transcript) ?? indexLetters(transcript);
  indexes.set(transcript, index);
  return index;
}

function indexLetters({ words, entries }: Transcript): LetterIndex {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let letters = '';
  for (let word = 0; word < words.count; word += 1) {
    const entry = entries[words.entry[word] ?? -1];
    if (entry?.kind !== 'turn') continue;
    const own = lettersOf(entry.text.slice(words.textStart[word], words.textEnd[word]));
    if (own === '') continue;
    starts.set(letters.length, word);
    letters += own;
    ends.set(letters.length, word);
  }
  return { letters, starts, ends };
}
