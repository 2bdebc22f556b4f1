import type { CallId } from '../../../../src-shared/call.ts';
import type { QueueRows } from '../../../../src-shared/queue.ts';
import { pageSize, type Listing } from '../store.ts';

/** Fetched stretches that are kept; a queue of a million rows must not gather them all. */
const maxPages = 24;

/** The stretches that rows `from` to `to` (both included) lie in. */
export function pagesOf(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / pageSize);
  const last = Math.floor(Math.max(0, to) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** With a stretch added, and those furthest from it let go. */
export function withPage(
  pages: ReadonlyMap<number, QueueRows>,
  number: number,
  rows: QueueRows,
): ReadonlyMap<number, QueueRows> {
  const all = [...pages.entries(), [number, rows] as const];
  const nearest = all
    .toSorted(([a], [b]) => Math.abs(a - number) - Math.abs(b - number))
    .slice(0, maxPages);
  return new Map(nearest);
}

/** Where a call stands among the rows that were fetched. */
export function indexOfCall(listing: Listing | undefined, id: CallId): number | undefined {
  for (const page of listing?.pages.values() ?? []) {
    const at = page.ids.indexOf(id);
    if (at >= 0) return page.from + at;
  }
  return undefined;
}
