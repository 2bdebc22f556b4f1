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
  /** In alphabetical order, so that two sentences are compared in one pass. */
  readonly words: readonly string[];
}

/** The end of a sentence: its signs with closing quotes and the space after them. */
const sentenceEnd = /[.!?…]+[)\]"'’”»]*\s+|[。！？]+[」』”]*\s*/gu;

function sentencesOf(turn: SpokenTurn): readonly Sentence[] {
  const { text, words } = turn;
  if (words.length < minWords) return [];
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const next = match.index + match[0].length;
    sentences.push(sentenceOf(turn, start, start + text.slice(start, next).trimEnd().length));
    start = next;
  }
  const last = text.trimEnd().length;
  if (start < last) sentences.push(sentenceOf(turn, start, last));
  return sentences;
}

const sentenceOf = (turn: SpokenTurn, start: number, end: number): Sentence => ({
  turn,
  start,
  end,
  words: turn.words
    .filter((word) => word.start >= start && word.end <= end)
    .map(({ text }) => text)
    .toSorted(),
});

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
  return sharedWords(a.words, b.words) >= minSimilarity * most;
}

/** How many words two sorted lists share, counted with repetition. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  let inB = 0;
  for (const word of a) {
    while (inB < b.length && (b[inB] ?? '') < word) inB += 1;
    if (b[inB] !== word) continue;
    shared += 1;
    inB += 1;
  }
  return shared;
}
