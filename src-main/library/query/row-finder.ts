import { firstIndex } from '../../../src-shared/kit/first-index.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import type { Db } from '../db/db.ts';
import { createPlan, type Plan, type Position } from './plan.ts';
import { anchorEvery, comparePositions, positionsAfter } from './queue-positions.ts';

/**
 * How rows are found: by all keys, or by the position of every 256th row. Either may still be pending
 * when the queue is opened; the first rows are found without them.
 */
export type RowFinder =
  | {
      readonly by: 'keys';
      readonly keys: Promise<ArrayLike<number>>;
      readonly isReady: boolean;
      /** The first keys, if they were found before the others. */
      readonly first?: Float64Array;
    }
  | { readonly by: 'anchors'; readonly anchors: Promise<readonly Position[]> };

/** The matching rows of a queue. Indices count these rows only. */
export interface MatchingRows {
  readonly db: Db;
  readonly plan: Plan;
  readonly finder: RowFinder;
}

/** The keys of `count` rows from an index on. */
export async function rowKeysFrom(
  { db, plan, finder }: MatchingRows,
  from: number,
  count: number,
): Promise<readonly number[]> {
  const block = Math.floor(from / anchorEvery);
  const early = firstBlockKeys({ db, plan, finder }, from, count);
  if (early !== undefined) return early;
  if (finder.by === 'keys')
    return Array.prototype.slice.call(await finder.keys, from, from + count);
  const anchor = (await finder.anchors)[block - 1];
  // After the last full block there are no rows, or only rows that were added since.
  if (anchor === undefined) return [];
  const skip = from - block * anchorEvery;
  return positionsAfter(db, plan, anchor, skip + count)
    .slice(skip)
    .map(({ key }) => key);
}

/** Rows at the start, which are known before the finder is ready. */
function firstBlockKeys(
  { db, plan, finder }: MatchingRows,
  from: number,
  count: number,
): readonly number[] | undefined {
  if (finder.by === 'keys') {
    const { first, isReady } = finder;
    if (first !== undefined) {
      return from + count > first.length ? undefined : [...first.subarray(from, from + count)];
    }
    if (isReady || (!plan.order.byTime && plan.filter.hasDrivingTable)) return undefined;
  }
  return from < anchorEvery ? firstKeys(db, plan, from + count).slice(from) : undefined;
}

const firstKeys = (db: Db, plan: Plan, count: number): readonly number[] =>
  positionsAfter(db, plan, undefined, count).map(({ key }) => key);

/** The index of a row by its position. */
export async function indexOf(
  { db, plan, finder }: MatchingRows,
  position: Position,
): Promise<number | undefined> {
  if (finder.by === 'keys') {
    const index: number = Array.prototype.indexOf.call(await finder.keys, position.key);
    return index < 0 ? undefined : index;
  }
  const anchors = await finder.anchors;
  const block = countBefore(anchors, (anchor) => comparePositions(plan.sort, anchor, position) < 0);
  const near = positionsAfter(db, plan, anchors[block - 1], anchorEvery);
  const within = near.findIndex((other) => other.key === position.key);
  return within < 0 ? undefined : block * anchorEvery + within;
}

/** The index of the first row that is still to be reviewed. */
export async function firstUnreviewed(
  rows: MatchingRows,
  filter: QueueFilter,
): Promise<number | undefined> {
  const { db, plan } = rows;
  const [first] = openFilters(filter)
    .flatMap((open) => positionsAfter(db, createPlan(db, open, plan.sort), undefined, 1))
    .toSorted((one, other) => comparePositions(plan.sort, one, other));
  if (first === undefined) return undefined;
  // Usually it is one of the first rows, which are known before the finder is ready.
  const early = firstKeys(db, plan, anchorEvery).indexOf(first.key);
  return early < 0 ? indexOf(rows, first) : early;
}

/**
 * Filters that together find the calls of a queue that are still to be reviewed: those whose own review is
 * new or a draft. Reviewers share a review plan, so there a new one counts only if nobody else began one.
 */
export function openFilters(filter: QueueFilter): readonly QueueFilter[] {
  const { states = [], plan } = filter;
  const wanted = (...open: readonly ReviewStatus[]): ReviewStatus[] =>
    open.filter((status) => states.length === 0 || states.includes(status));
  const filters: readonly QueueFilter[] =
    plan === undefined || filter.reviewedByAnyone !== undefined
      ? [{ ...filter, states: wanted('new', 'draft', 'reopened') }]
      : [
          { ...filter, states: wanted('draft', 'reopened') },
          { ...filter, states: wanted('new'), reviewedByAnyone: false },
        ];
  return filters.filter((open) => open.states?.length !== 0);
}

/** How many of the sorted positions come before, by binary search. */
function countBefore(
  positions: readonly Position[],
  isBefore: (position: Position) => boolean,
): number {
  return firstIndex(0, positions.length, (index) => {
    const position = positions[index];
    return position === undefined || !isBefore(position);
  });
}
