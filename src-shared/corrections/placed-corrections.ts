import type { Correction } from '../annotations.ts';
import { wordsOfQuote } from '../words-of-quote.ts';
import type { Transcript } from '../transcript.ts';
import { differingPart, turnOfQuote } from './turn-correction.ts';

/** A correction with the range of the turn's text that it replaces, in UTF-16 units. */
export interface PlacedCorrection {
  readonly correction: Correction;
  readonly start: number;
  readonly end: number;
  /** What was said in place of that range; of the correction of a whole turn only the part that differs. */
  readonly corrected: string;
}

export type CorrectionsByEntry = ReadonlyMap<number, readonly PlacedCorrection[]>;

/**
 * The corrections by transcript entry, each in the order of the text. A correction belongs to the turn
 * of its first word, and one without words to its whole turn. One whose words are not in this transcript, or are taken by another one, is left
 * out: the transcript may have changed since, or show redacted text.
 */
export function placeCorrections(
  transcript: Transcript,
  corrections: readonly Correction[],
): CorrectionsByEntry {
  const byEntry = new Map<number, readonly PlacedCorrection[]>();
  for (const correction of corrections) {
    const placed = place(transcript, correction);
    const others = byEntry.get(placed?.entry ?? -1) ?? [];
    if (placed === undefined || others.some((other) => isOverlapping(other, placed))) continue;
    const { entry, ...range } = placed;
    const inOrder = [...others, range].toSorted((a, b) => a.start - b.start);
    byEntry.set(entry, inOrder);
  }
  return byEntry;
}

const isOverlapping = (one: PlacedCorrection, other: PlacedCorrection): boolean =>
  one.start < other.end && other.start < one.end;

type InEntry = PlacedCorrection & { readonly entry: number };

const place = (transcript: Transcript, correction: Correction): InEntry | undefined =>
  correction.span.firstWord === undefined
    ? placeInTurn(transcript, correction)
    : placeAtWords(transcript, correction);

/** The whole turn is corrected, in a transcript without words. */
function placeInTurn(transcript: Transcript, correction: Correction): InEntry | undefined {
  const { span, original, corrected } = correction;
  const entry = turnOfQuote(transcript, { span, quote: original });
  const turn = transcript.entries[entry ?? -1];
  if (entry === undefined || turn?.kind !== 'turn') return undefined;
  return { correction, entry, ...differingPart(turn.text, corrected) };
}

function placeAtWords(transcript: Transcript, correction: Correction): InEntry | undefined {
  const { words, entries } = transcript;
  const { span, original } = correction;
  const found = wordsOfQuote(transcript, { span, quote: original });
  if (found === undefined) return undefined;
  const entry = words.entry[found.first] ?? -1;
  const turn = entries[entry];
  if (turn?.kind !== 'turn') return undefined;
  const start = words.textStart[found.first] ?? 0;
  const end = words.textEnd[Math.min(found.last, turn.lastWord)] ?? start;
  return { correction, start, end, entry, corrected: correction.corrected };
}

/** A stretch of a turn's text: as Retell transcribed it, or corrected. */
export interface TextPart {
  readonly text: string;
  readonly placed?: PlacedCorrection;
}

/** A text in parts. Joined, they are the text as Retell transcribed it. */
export function textInParts(
  text: string,
  placed: readonly PlacedCorrection[],
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const correction of placed) {
    const { start, end } = correction;
    if (start >= text.length) break;
    if (start > at) parts.push({ text: text.slice(at, start) });
    parts.push({ text: text.slice(start, end), placed: correction });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** What was really said in a turn. */
export const correctedText = (text: string, placed: readonly PlacedCorrection[]): string =>
  textInParts(text, placed)
    .map((part) => part.placed?.corrected ?? part.text)
    .join('');
