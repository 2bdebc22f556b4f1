import type { CallId } from '../../../src-shared/call.ts';
import { indexOf, rowKeysFrom, type MatchingRows } from './row-finder.ts';
import { positionOf, positionsAfter, sortPositionOf } from './queue-positions.ts';

/**
 * A call that is listed although it does not match (any more), at the place where it would be. A reviewer
 * who works through "Not reviewed" keeps the call in the list while reviewing it.
 */
export interface OutsideRow {
  readonly key: number;
  readonly index: number;
}

/** Undefined if the call matches, or is not stored. `total` is the number of matching rows. */
export async function findOutsideRow(
  rows: MatchingRows,
  id: CallId,
  total: number,
): Promise<OutsideRow | undefined> {
  const { db, plan } = rows;
  const position = sortPositionOf(db, plan, id);
  if (position === undefined || positionOf(db, plan, position.key) !== undefined) return undefined;
  const [next] = positionsAfter(db, plan, position, 1);
  const index = next === undefined ? total : await indexOf(rows, next);
  return { key: position.key, index: index ?? total };
}

/** The index in the list that a matching row gets from the outside row. */
export const shifted = (index: number, outside: OutsideRow | undefined): number =>
  outside !== undefined && index >= outside.index ? index + 1 : index;

/** The keys of `count` rows of the list, with the outside row in its place. */
export async function listedKeysFrom(
  rows: MatchingRows,
  outside: OutsideRow | undefined,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<readonly number[]> {
  if (outside === undefined || from + count <= outside.index) return rowKeysFrom(rows, from, count);
  if (from > outside.index) return rowKeysFrom(rows, from - 1, count);
  const before = outside.index - from;
  const keys = await rowKeysFrom(rows, from, count - 1);
  return [...keys.slice(0, before), outside.key, ...keys.slice(before)];
}
