/**
 * The position of a record among the others. `timeMs` is when it was created, even where its JSON has no
 * start yet; the id breaks ties, so that no two records have the same position.
 */
export interface SortPosition {
  readonly timeMs: number;
  readonly id: string;
}

/** The API's names for the order by start. */
export type Order = 'ascending' | 'descending';

/** Newest first: negative when `a` comes before `b` in descending order. */
export function newestFirst(a: SortPosition, b: SortPosition): number {
  if (a.timeMs !== b.timeMs) return b.timeMs - a.timeMs;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
