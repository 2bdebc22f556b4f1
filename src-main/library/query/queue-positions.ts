import type { CallId } from '../../../src-shared/call.ts';
import type { QueueSort } from '../../../src-shared/filter.ts';
import type { Db } from '../db/db.ts';
import {
  allOf,
  conditionsInTimeOrder,
  inQueueOrder,
  type Plan,
  type Position,
  type IndexRange,
} from './plan.ts';
import type { SqlPart } from './sql.ts';
import { yieldToEventLoop } from './event-loop.ts';

/** The next `count` positions after `after` in queue order; from the start if it is undefined. */
export function positionsAfter(
  db: Db,
  plan: Plan,
  after: Position | undefined,
  count: number,
): readonly Position[] {
  const { ranges } = plan.order;
  const first = after === undefined ? 0 : ranges.findIndex(({ contains }) => contains(after));
  const positions: Position[] = [];
  for (const [index, range] of ranges.entries()) {
    if (index < first || positions.length >= count) continue;
    const bound = after !== undefined && index === first ? [range.after(after)] : [];
    positions.push(
      ...positionsIn(db, plan, range, { bound, skip: 0, take: count - positions.length }),
    );
  }
  return positions;
}

interface WalkRange {
  readonly bound: readonly SqlPart[];
  readonly skip: number;
  readonly take: number;
}

/** Skipping rows inside SQLite is ten times as fast as reading them. */
export function positionsIn(
  db: Db,
  plan: Plan,
  range: IndexRange,
  { bound, skip, take }: WalkRange,
): readonly Position[] {
  const { from, where, key } = inQueueOrder(plan);
  const { sql, values } = allOf([...where, range.condition, ...bound]);
  const rows = db.all<{ key: number; value: number | null }>(
    `SELECT ${key} AS key, ${plan.order.value} AS value FROM ${from}
     WHERE ${sql} ORDER BY ${range.orderBy} LIMIT ? OFFSET ?`,
    ...values,
    take,
    skip,
  );
  return rows.map((row) =>
    row.value === null ? { key: row.key } : { key: row.key, value: row.value },
  );
}

/** How many rows of a range come after `bound`. */
export function countAfter(
  db: Db,
  plan: Plan,
  range: IndexRange,
  bound: readonly SqlPart[],
): number {
  const { from, where } = inQueueOrder(plan);
  const { sql, values } = allOf([...where, range.condition, ...bound]);
  const row = db.first<{ rest: number }>(
    `SELECT count(*) AS rest FROM ${from} WHERE ${sql}`,
    ...values,
  );
  return row?.rest ?? 0;
}

/** The position of a call in queue order, if it matches the filter. */
export function positionOf(db: Db, { filter, order }: Plan, key: number): Position | undefined {
  const { sql, values } = conditionsInTimeOrder(filter);
  const row = db.first<{ key: number; value: number | null }>(
    `SELECT ${filter.key} AS key, ${order.value} AS value FROM ${filter.from}
     WHERE ${sql} AND ${filter.key} = ?`,
    ...values,
    key,
  );
  // FTS5 checks the upper bound of a search only from its second hit on, so the first may be another call.
  if (row?.key !== key) return undefined;
  return row.value === null ? { key } : { key, value: row.value };
}

/** The position that a call has or would have in queue order, whether it matches the filter or not. */
export function sortPositionOf(db: Db, { kind, order }: Plan, id: CallId): Position | undefined {
  const row = db.first<{ key: number; value: number | null }>(
    `SELECT c.key AS key, ${order.value} AS value FROM calls c WHERE c.id = ? AND c.kind = ?`,
    id,
    kind,
  );
  if (row === undefined) return undefined;
  return row.value === null ? { key: row.key } : { key: row.key, value: row.value };
}

/** Negative if `a` comes before `b`. */
export function comparePositions(sort: QueueSort, a: Position, b: Position): number {
  const sign = sort.order === 'ascending' ? 1 : -1;
  if (a.value === undefined || b.value === undefined) {
    const absent = Number(a.value === undefined) - Number(b.value === undefined);
    return absent === 0 ? sign * (a.key - b.key) : absent;
  }
  return sign * (a.value - b.value || a.key - b.key);
}

/** A long queue stores the position of every 256th row and finds the rows between from there. */
export const anchorEvery = 256;
/** After this time a walk pauses for pending requests. */
const sliceMs = 6;

/**
 * The positions of rows 255, 511, … of a queue: the last row of each full block. Each takes a short
 * index scan from the previous one, so a million rows take some tens of milliseconds.
 */
export async function findAnchors(
  db: Db,
  plan: Plan,
  isStillOpen: () => boolean,
): Promise<readonly Position[]> {
  const anchors: Position[] = [];
  let carried = 0;
  let pauseAt = performance.now() + sliceMs;
  for (const range of plan.order.ranges) {
    let last: Position | undefined;
    for (;;) {
      const found = nextAnchor(db, plan, range, { last, skip: anchorEvery - 1 - carried });
      if (found === undefined) break;
      anchors.push(found);
      last = found;
      carried = 0;
      if (performance.now() < pauseAt) continue;
      await yieldToEventLoop();
      // The queue was closed, so the rest is not needed.
      if (!isStillOpen()) return anchors;
      pauseAt = performance.now() + sliceMs;
    }
    if (range === plan.order.ranges.at(-1)) break;
    const bound = last === undefined ? [] : [range.after(last)];
    carried += countAfter(db, plan, range, bound);
  }
  return anchors;
}

function nextAnchor(
  db: Db,
  plan: Plan,
  range: IndexRange,
  { last, skip }: { readonly last: Position | undefined; readonly skip: number },
): Position | undefined {
  const bound = last === undefined ? [] : [range.after(last)];
  return positionsIn(db, plan, range, { bound, skip, take: 1 })[0];
}
