import { searchTokens } from '../search-fold.ts';
import type { Transcript, TranscriptEntry } from '../transcript.ts';

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** A turn has a few hundred words. Beyond this many pairs of words, they are not compared. */
const maxPairs = 4_000_000;

/**
 * The words of a transcript that its redacted form still has; Retell redacted all others. Undefined if the
 * redacted form has other turns, so that nothing can be told.
 */
export function keptWords(
  transcript: Transcript,
  redacted: Transcript,
): ReadonlySet<number> | undefined {
  const spoken = turnsOf(transcript);
  const shown = turnsOf(redacted);
  if (spoken.length !== shown.length) return undefined;
  const kept = new Set<number>();
  for (const [index, turn] of spoken.entries()) {
    const other = shown[index];
    const places = other && keptPlaces({ transcript, turn }, { transcript: redacted, turn: other });
    if (places === undefined) return undefined;
    for (const place of places) kept.add(turn.firstWord + place);
  }
  return kept;
}

interface TurnOf {
  readonly transcript: Transcript;
  readonly turn: Turn;
}

/** The places of the words in their turn that the redacted turn has as well. Undefined if they can't be compared. */
function keptPlaces(
  { transcript, turn }: TurnOf,
  { transcript: redacted, turn: other }: TurnOf,
): readonly number[] | undefined {
  if (other.speaker !== turn.speaker) return undefined;
  const isSame = other.text === turn.text;
  // Without words, nothing could be found in the recording.
  if (turn.firstWord < 0) return isSame ? [] : undefined;
  const words = wordTexts(transcript, turn);
  if (isSame) return words.map((_, place) => place);
  // Punctuation alone is nothing that is heard.
  const silent = words.flatMap((text, place) => (text === '' ? [place] : []));
  return [...silent, ...commonPlaces(words, wordTexts(redacted, other))];
}

const turnsOf = ({ entries }: Transcript): readonly Turn[] =>
  entries.filter((entry) => entry.kind === 'turn');

/** The words of a turn as search compares them. A word of several tokens is one text. */
function wordTexts({ words }: Transcript, turn: Turn): readonly string[] {
  if (turn.firstWord < 0)
    return turn.text.split(/\s+/u).map((word) => searchTokens(word).join(' '));
  const texts: string[] = [];
  for (let word = turn.firstWord; word <= turn.lastWord; word += 1) {
    const text = turn.text.slice(words.textStart[word] ?? 0, words.textEnd[word] ?? 0);
    texts.push(searchTokens(text).join(' '));
  }
  return texts;
}

/** The places of the words that a longest common subsequence of both has. */
function commonPlaces(words: readonly string[], others: readonly string[]): readonly number[] {
  if (words.length * others.length > maxPairs) return [];
  const width = others.length + 1;
  const lengths = new Uint16Array((words.length + 1) * width);
  for (let one = words.length - 1; one >= 0; one -= 1) {
    for (let other = others.length - 1; other >= 0; other -= 1) {
      lengths[one * width + other] =
        words[one] === others[other]
          ? (lengths[(one + 1) * width + other + 1] ?? 0) + 1
          : Math.max(
              lengths[(one + 1) * width + other] ?? 0,
              lengths[one * width + other + 1] ?? 0,
            );
    }
  }
  return walk(words, others, lengths);
}

function walk(
  words: readonly string[],
  others: readonly string[],
  lengths: Uint16Array,
): readonly number[] {
  const width = others.length + 1;
  const places: number[] = [];
  let other = 0;
  for (let one = 0; one < words.length && other < others.length;) {
    if (words[one] === others[other]) {
      places.push(one);
      one += 1;
      other += 1;
    } else if (
      (lengths[(one + 1) * width + other] ?? 0) >= (lengths[one * width + other + 1] ?? 0)
    ) {
      one += 1;
    } else {
      other += 1;
    }
  }
  return places;
}
