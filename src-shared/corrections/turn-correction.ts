import type { Passage } from '../passage.ts';
import type { Transcript, TranscriptEntry } from '../transcript.ts';

/**
 * The turn that a passage without words was taken from, wherever it is now: the recorded entry if it still
 * says the same, else the nearest turn that does, else the recorded entry, whose text may be redacted.
 * Undefined if there is no such turn.
 */
export function turnOfQuote({ entries }: Transcript, { span, quote }: Passage): number | undefined {
  const { entry } = span;
  if (entry === undefined) return undefined;
  const said = quote.trim();
  const isSame = (place: number): boolean => textOfTurn(entries[place])?.trim() === said;
  for (let away = 0; away <= entries.length; away += 1) {
    if (isSame(entry - away)) return entry - away;
    if (isSame(entry + away)) return entry + away;
  }
  return textOfTurn(entries[entry]) === undefined ? undefined : entry;
}

const textOfTurn = (entry: TranscriptEntry | undefined): string | undefined =>
  entry?.kind === 'turn' ? entry.text : undefined;

/** A part of a turn's text, in UTF-16 units, and what was said in its place. */
export interface DifferingPart {
  readonly start: number;
  readonly end: number;
  readonly corrected: string;
}

/**
 * The part of a turn's text that differs from what was said, from the first to the last word that does, so
 * that the reader sees what was wrong. Where words are only missing in the text, the word beside them is
 * part of it: there must be something to show the correction at.
 */
export function differingPart(text: string, said: string): DifferingPart {
  const lead = text.length - text.trimStart().length;
  const [old, now] = [partsOf(text.trim()), partsOf(said.trim())];
  const most = Math.min(old.length, now.length);
  let first = 0;
  while (first < most && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < most - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  if (first + last === old.length) {
    // A word and the space after it.
    if (first > 0) first = Math.max(0, first - 2);
    else last = Math.max(0, last - 2);
  }
  const start = lead + lengthOf(old.slice(0, first));
  return {
    start,
    end: start + lengthOf(old.slice(first, old.length - last)),
    corrected: now.slice(first, now.length - last).join(''),
  };
}

/** Words and the spaces between them. */
const partsOf = (text: string): readonly string[] => text.match(/\s+|\S+/gu) ?? [];

const lengthOf = (parts: readonly string[]): number => parts.join('').length;
