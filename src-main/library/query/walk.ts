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

/** The next `count` places after `after` (from the beginning when undefined), in queue order. */
export function positionsAfter(
  db: Db,
  plan: Plan,
  after: Position | undefined,
  count: number,
): readonly Position[] {
  const { ranges: stretches } = plan.order;
  const first = after === undefined ? 0 : stretches.findIndex(({ contains: has }) => has(after));
  const places: Position[] = [];
  for (const [index, stretch] of stretches.entries()) {
    if (index < first || places.length >= count) continue;
    const bound = after !== undefined && index === first ? [stretch.after(after)] : [];
    places.push(...positionsIn(db, plan, stretch, { bound, skip: 0, take: count - places.length }));
  }
  return places;
}

interface WalkRange {
  readonly bound: readonly SqlPart[];
  readonly skip: number;
  readonly take: number;
}

/** Skipped rows never leave SQLite, which makes skipping ten times as fast as taking. */
export function positionsIn(
  db: Db,
  plan: Plan,
  stretch: IndexRange,
  { bound, skip, take }: WalkRange,
): readonly Position[] {
  const { from, where, key } = inQueueOrder(plan);
  const { sql, values } = allOf([...where, stretch.condition, ...bound]);
  const rows = db.all<{ key: number; value: number | null }>(
    `SELECT ${key} AS key, ${plan.order.value} AS value FROM ${from}
     WHERE ${sql} ORDER BY ${stretch.orderBy} LIMIT ? OFFSET ?`,
    ...values,
    take,
    skip,
  );
  return rows.map((row) =>
    row.value === null ? { key: row.key } : { key: row.key, value: row.value },
  );
}

/** How many rows a stretch has after a place. */
export function countAfter(
  db: Db,
  plan: Plan,
  stretch: IndexRange,
  bound: readonly SqlPart[],
): number {
  const { from, where } = inQueueOrder(plan);
  const { sql, values } = allOf([...where, stretch.condition, ...bound]);
  const row = db.first<{ rest: number }>(
    `SELECT count(*) AS rest FROM ${from} WHERE ${sql}`,
    ...values,
  );
  return row?.rest ?? 0;
}

/** The place of a call in the queue's order, if it matches the filter. */
export function positionOf(db: Db, { filter, order }: Plan, key: number): Position | undefined {
  const { sql, values } = conditionsInTimeOrder(filter);
  const row = db.first<{ value: number | null }>(
    `SELECT ${order.value} AS value FROM ${filter.from} WHERE ${sql} AND ${filter.key} = ?`,
    ...values,
    key,
  );
  if (row === undefined) return undefined;
  return row.value === null ? { key } : { key, value: row.value };
}

/** Negative when `a` stands ahead of `b`. */
export function comparePositions(sort: QueueSort, a: Position, b: Position): number {
  const sign = sort.order === 'ascending' ? 1 : -1;
  if (a.value === undefined || b.value === undefined) {
    const absent = Number(a.value === undefined) - Number(b.value === undefined);
    return absent === 0 ? sign * (a.key - b.key) : absent;
  }
  return sign * (a.value - b.value || a.key - b.key);
}

/** A long queue keeps the place of every so-manieth row, and finds the rows between from there. */
export const anchorEvery = 256;
/** A walk pauses for waiting requests after so long. */
const sliceMs = 6;

/**
 * Places 255, 511, … of a queue: the last row of each full block. Each costs one short walk along an
 * index from the one before, so that a million rows take some tens of milliseconds.
 */
export async function findAnchors(
  db: Db,
  plan: Plan,
  isStillOpen: () => boolean,
): Promise<readonly Position[]> {
  const anchors: Position[] = [];
  let carried = 0;
  let pauseAt = performance.now() + sliceMs;
  for (const stretch of plan.order.ranges) {
    let last: Position | undefined;
    for (;;) {
      const found = nextAnchor(db, plan, stretch, { last, skip: anchorEvery - 1 - carried });
      if (found === undefined) break;
      anchors.push(found);
      last = found;
      carried = 0;
      if (performance.now() < pauseAt) continue;
      await yieldToEventLoop();
      // A queue that nobody wants any more is not walked to its end.
      if (!isStillOpen()) return anchors;
      pauseAt = performance.now() + sliceMs;
    }
    if (stretch === plan.order.ranges.at(-1)) break;
    const bound = last === undefined ? [] : [stretch.after(last)];
    carried += countAfter(db, plan, stretch, bound);
  }
  return anchors;
}

function nextAnchor(
  db: Db,
  plan: Plan,
  stretch: IndexRange,
  { last, skip }: { readonly last: Position | undefined; readonly skip: number },
): Position | undefined {
  const bound = last === undefined ? [] : [stretch.after(last)];
  return positionsIn(db, plan, stretch, { bound, skip, take: 1 })[0];
}
