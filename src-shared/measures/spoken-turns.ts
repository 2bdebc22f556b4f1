import type { Transcript } from '../transcript.ts';
import type { MeasureEvidence } from './measure-result.ts';
import { placedTokens, type PlacedToken } from '../search-fold.ts';

/** A turn prepared for measures: folded words with their positions in the turn's text. */
export interface SpokenTurn {
  /** Index into the transcript's entries. */
  readonly entry: number;
  readonly speaker: string;
  readonly text: string;
  readonly words: readonly PlacedToken[];
  /** The texts of the words. */
  readonly texts: readonly string[];
}

/** The turns of a call in order; undefined if the transcript is missing. */
export function spokenTurns(transcript: Transcript): readonly SpokenTurn[] | undefined {
  const { state, entries } = transcript;
  if (state !== 'ready' && state !== 'no-words') return undefined;
  const known = readTurns.get(transcript);
  if (known !== undefined) return known;
  const turns = entries.flatMap((entry, index): SpokenTurn[] => {
    if (entry.kind !== 'turn') return [];
    const { speaker, text } = entry;
    const words = placedTokens(text);
    return [{ entry: index, speaker, text, words, texts: words.map((word) => word.text) }];
  });
  readTurns.set(transcript, turns);
  return turns;
}

/**
 * Cached, because a call has several measures and splitting its text into words takes longer than
 * evaluating them.
 */
const readTurns = new WeakMap<Transcript, readonly SpokenTurn[]>();

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The passage of some words of a turn, with the times of the words in the transcript. */
export function evidenceFor(
  transcript: Transcript,
  turn: SpokenTurn,
  range: TextRange,
): MeasureEvidence {
  const place = { entry: turn.entry, quote: turn.text.slice(range.start, range.end) };
  const covered = coveredWords(transcript, turn.entry, range);
  const firstWord = covered[0];
  const lastWord = covered.at(-1);
  if (firstWord === undefined || lastWord === undefined) {
    return { ...place, startMs: -1, endMs: -1 };
  }
  const { startMs, endMs } = transcript.words;
  return {
    ...place,
    startMs: startMs[firstWord] ?? -1,
    endMs: endMs[lastWord] ?? -1,
    firstWord,
    lastWord,
  };
}

function coveredWords(
  { entries, words }: Transcript,
  index: number,
  { start, end }: TextRange,
): readonly number[] {
  const entry = entries[index];
  const covered: number[] = [];
  if (entry?.kind !== 'turn' || entry.firstWord < 0) return covered;
  for (let word = entry.firstWord; word <= entry.lastWord; word += 1) {
    const isCovered = (words.textStart[word] ?? 0) < end && (words.textEnd[word] ?? 0) > start;
    if (isCovered) covered.push(word);
  }
  return covered;
}
