/**
 * Where a record stands among the others. `timeMs` is when it began to exist, also where its wire form
 * tells no start yet; the id settles ties, so that no two records share a place.
 */
export interface SortPosition {
  readonly timeMs: number;
  readonly id: string;
}

/** The API's own words for the order by start. */
export type Order = 'ascending' | 'descending';

/** Newest first: negative when `a` comes before `b` in descending order. */
export function newestFirst(a: SortPosition, b: SortPosition): number {
  if (a.timeMs !== b.timeMs) return b.timeMs - a.timeMs;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
