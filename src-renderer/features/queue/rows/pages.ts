import type { CallId } from '../../../../src-shared/call.ts';
import type { ReviewColumns } from '../../../../src-shared/review.ts';
import type { QueueRows } from '../../../../src-shared/queue.ts';
import { pageSize, type Listing } from '../store.ts';

/** Pages that are kept; a queue of a million rows must not keep them all. */
const maxPages = 24;

/** The numbers of the pages that hold rows `from` to `to` (both included). */
export function pagesOf(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / pageSize);
  const last = Math.floor(Math.max(0, to) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** The pages with one added and those furthest from it dropped. */
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

/** The index of a call among the fetched rows. */
export function indexOfCall(listing: Listing | undefined, id: CallId): number | undefined {
  for (const page of listing?.pages.values() ?? []) {
    const at = page.ids.indexOf(id);
    if (at >= 0) return page.from + at;
  }
  return undefined;
}

/** The listing with the review columns of one call replaced. */
export function withReviewColumns(listing: Listing, id: CallId, columns: ReviewColumns): Listing {
  const pages = [...listing.pages].map(([number, rows]) => {
    const at = rows.ids.indexOf(id);
    return [number, at < 0 ? rows : { ...rows, ...columnsWith(rows, at, columns) }] as const;
  });
  return { ...listing, pages: new Map(pages) };
}

const columnsWith = (rows: QueueRows, at: number, columns: ReviewColumns) => ({
  reviewStatus: rows.reviewStatus.with(at, columns.reviewStatus),
  flagged: rows.flagged.with(at, columns.flagged),
  score: rows.score.with(at, columns.score),
  tagCount: rows.tagCount.with(at, columns.tagCount),
});
