import type { Silence } from '../export-options.ts';
import type { Transcript, TranscriptEntry, WordColumns } from '../transcript.ts';
import { keptWords } from './kept-by-redaction.ts';
import { mergedRanges, type Range } from './merged-ranges.ts';
import { phrasesInText } from './phrases-in-text.ts';
import { wordTime } from './word-time.ts';

/** A part of a recording, in ms from its start. */
export interface SilencedRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** Word times are this inexact; what is heard of a word beyond its times could still give it away. */
const marginMs = 120;

export interface SilencedCall {
  /** The transcript as it was spoken. */
  readonly transcript: Transcript;
  /** The transcript that Retell redacted, if there is one. */
  readonly redacted: Transcript | undefined;
  readonly silence: Silence;
  /** How far the word times were shifted against the recording. */
  readonly offsetMs: number;
}

/**
 * The parts of a recording in which the chosen words are spoken, in order and without overlaps. Undefined if
 * that can't be told: the words are not stored or not timed, or the redacted transcript has other turns.
 */
export function silencedRanges(call: SilencedCall): readonly SilencedRange[] | undefined {
  const { transcript, silence, offsetMs } = call;
  if (silence.words.length === 0 && !silence.redactedWords) return [];
  if (!isKnown(call)) return undefined;
  const phrases = wordsOfPhrases(transcript, silence.words);
  const redacted = silence.redactedWords ? redactedWords(call) : [];
  if (phrases === undefined || redacted === undefined) return undefined;
  const times = [...new Set([...phrases, ...redacted])].map((word) =>
    wordTime(transcript.words, word),
  );
  return mergedRanges(
    times.map(({ from, to }) => ({
      from: Math.max(0, from + offsetMs - marginMs),
      to: to + offsetMs + marginMs,
    })),
  ).map(({ from, to }) => ({ startMs: from, endMs: to }));
}

/** Whether it is stored what was said. Retell may have kept the redacted words only. */
function isKnown({ transcript, redacted }: SilencedCall): boolean {
  if (transcript.state === 'not-fetched' || transcript.state === 'not-kept') return false;
  return transcript.words.count > 0 || (redacted?.words.count ?? 0) === 0;
}

/** The words that the redacted transcript lacks; none if there is no such transcript. */
function redactedWords({ transcript, redacted }: SilencedCall): readonly number[] | undefined {
  if (redacted === undefined) return [];
  const kept = keptWords(transcript, redacted);
  return (
    kept &&
    Array.from({ length: transcript.words.count }, (_, word) => word).filter(
      (word) => !kept.has(word),
    )
  );
}

/** The words that the phrases are made of. Undefined if a phrase is in a turn without words. */
function wordsOfPhrases(
  { entries, words }: Transcript,
  phrases: readonly string[],
): readonly number[] | undefined {
  const found: number[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'turn') continue;
    const ranges = phrasesInText(entry.text, phrases);
    if (ranges.length > 0 && entry.firstWord < 0) return undefined;
    for (const range of ranges) found.push(...wordsIn(words, entry, range));
  }
  return found;
}

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** The words of a turn that have a part of this range of its text. */
function wordsIn(
  { textStart, textEnd }: WordColumns,
  { firstWord, lastWord }: Turn,
  { from, to }: Range,
): readonly number[] {
  const found: number[] = [];
  for (let word = firstWord; word <= lastWord; word += 1) {
    if ((textStart[word] ?? 0) < to && (textEnd[word] ?? 0) > from) found.push(word);
  }
  return found;
}
