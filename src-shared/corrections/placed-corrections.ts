import type { Correction } from '../annotations.ts';
import { wordsOfQuote } from '../words-of-quote.ts';
import type { Transcript } from '../transcript.ts';

/** A correction with the range of the turn's text that it replaces, in UTF-16 units. */
export interface PlacedCorrection {
  readonly correction: Correction;
  readonly start: number;
  readonly end: number;
}

export type CorrectionsByEntry = ReadonlyMap<number, readonly PlacedCorrection[]>;

/**
 * The corrections by transcript entry, each in the order of the text. A correction belongs to the turn
 * of its first word. One whose words are not in this transcript, or are taken by another one, is left
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

function place(
  transcript: Transcript,
  correction: Correction,
): (PlacedCorrection & { readonly entry: number }) | undefined {
  const { words, entries } = transcript;
  const { span, original } = correction;
  const found = wordsOfQuote(transcript, { span, quote: original });
  if (found === undefined) return undefined;
  const entry = words.entry[found.first] ?? -1;
  const turn = entries[entry];
  if (turn?.kind !== 'turn') return undefined;
  const start = words.textStart[found.first] ?? 0;
  const end = words.textEnd[Math.min(found.last, turn.lastWord)] ?? start;
  return { correction, start, end, entry };
}

/** A stretch of a turn's text: as Retell transcribed it, or corrected. */
export interface TextPart {
  readonly text: string;
  readonly correction?: Correction;
}

/** A text in parts. Joined, they are the text as Retell transcribed it. */
export function textInParts(
  text: string,
  placed: readonly PlacedCorrection[],
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { correction, start, end } of placed) {
    if (start >= text.length) break;
    if (start > at) parts.push({ text: text.slice(at, start) });
    parts.push({ text: text.slice(start, end), correction });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** What was really said in a turn. */
export const correctedText = (text: string, placed: readonly PlacedCorrection[]): string =>
  textInParts(text, placed)
    .map((part) => part.correction?.corrected ?? part.text)
    .join('');
