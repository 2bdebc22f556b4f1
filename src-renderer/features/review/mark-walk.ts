import type { Mark, MarkKind } from '../../../src-shared/marks/mark.ts';

/** Where the reviewer is: in the recording, or where nothing has a time at a line. */
export interface Here {
  readonly ms: number;
  readonly entry: number;
}

/** A press of the key while playing must leave the mark just reached. */
const graceMs = 700;

/** The next mark after (or the last before) where the reviewer is, of the kinds that are shown. */
export function markFrom(
  marks: readonly Mark[],
  { ms, entry }: Here,
  direction: 1 | -1,
): Mark | undefined {
  const timed = marks.filter(({ startMs }) => startMs >= 0);
  if (timed.length === 0) return byEntry(marks, entry, direction);
  return direction > 0
    ? timed.find(({ startMs }) => startMs > ms + 1)
    : timed.findLast(({ startMs }) => startMs < ms - graceMs);
}

function byEntry(marks: readonly Mark[], here: number, direction: 1 | -1): Mark | undefined {
  return direction > 0
    ? marks.find(({ entry = -1 }) => entry > here)
    : marks.findLast(({ entry = -1 }) => entry >= 0 && entry < here);
}

/** Those of the kinds that the reviewer has not put away. */
export const shownMarks = (marks: readonly Mark[], hidden: readonly MarkKind[]): readonly Mark[] =>
  marks.filter(({ kind }) => !hidden.includes(kind));
