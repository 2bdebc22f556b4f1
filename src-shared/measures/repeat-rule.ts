import type { Transcript } from '../transcript.ts';
import type { RepeatMeasure } from './measure.ts';
import { met, notMet, unknown, type MeasureResult } from './measure-result.ts';
import { measureText } from './measure-text.ts';
import { evidenceFor, spokenTurns, type SpokenTurn } from './spoken-turns.ts';

/** Shorter sentences (“Okay, great.”) are often repeated without being noticed. */
const minWords = 4;
/** The share of common words from which two sentences count as the same. */
const minSimilarity = 0.8;

/**
 * Met if the speaker repeats nearly the same sentence at least `times` times after the first. Two
 * sentences are similar if they share four fifths of their words, counted with repetition.
 */
export function evaluateRepeat(
  { speaker, times }: RepeatMeasure,
  { transcript }: { readonly transcript: Transcript },
): MeasureResult {
  const turns = spokenTurns(transcript);
  if (turns === undefined) return unknown(measureText.noTranscript);
  const sentences = turns
    .filter((turn) => turn.speaker === speaker)
    .flatMap(sentencesOf)
    .filter(({ words }) => words.length >= minWords);
  const group = mostRepeated(sentences);
  const name = speaker === 'agent' ? 'agent' : 'caller';
  const evidence = group.map(({ turn, start, end }) =>
    evidenceFor(transcript, turn, { start, end }),
  );
  const repeats = Math.max(0, group.length - 1);
  return repeats >= times
    ? met(measureText.repeated(name, repeats), evidence)
    : notMet(
        repeats === 0 ? measureText.notRepeated(name) : measureText.repeated(name, repeats),
        repeats === 0 ? [] : evidence,
      );
}

interface Sentence {
  readonly turn: SpokenTurn;
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

function sentencesOf(turn: SpokenTurn): readonly Sentence[] {
  return Array.from(segmenter.segment(turn.text), ({ index, segment }) => {
    const end = index + segment.trimEnd().length;
    const words = turn.words.filter((word) => word.start >= index && word.end <= end);
    return { turn, start: index, end, words: words.map(({ text }) => text) };
  });
}

/**
 * The largest set of sentences that are similar to the first one of the set; the earliest set if
 * several are equal.
 */
function mostRepeated(sentences: readonly Sentence[]): readonly Sentence[] {
  let largest: readonly Sentence[] = [];
  const grouped = new Set<Sentence>();
  for (const [index, first] of sentences.entries()) {
    if (grouped.has(first)) continue;
    const alike = sentences.slice(index + 1).filter((other) => isAlike(first, other));
    for (const sentence of alike) grouped.add(sentence);
    if (alike.length >= largest.length) {
      const group = [first, ...alike];
      if (group.length > largest.length) largest = group;
    }
  }
  return largest;
}

function isAlike(a: Sentence, b: Sentence): boolean {
  const most = Math.max(a.words.length, b.words.length);
  // If the lengths differ this much, the sentences can't be similar, so the words need not be counted.
  if (Math.min(a.words.length, b.words.length) < minSimilarity * most) return false;
  const left = new Map<string, number>();
  for (const word of a.words) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b.words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return shared >= minSimilarity * most;
}
