import type { QueueSort } from '../../../src-shared/filter.ts';
import type { Db } from '../storage/db.ts';
import { allOf, conditionsByTime, inOrder, type Plan } from './plan.ts';
import type { Place, Stretch } from './sort-order.ts';
import type { SqlPart } from './sql-part.ts';

/** The next `count` places after `after` (from the beginning when undefined), in queue order. */
export function placesAfter(
  db: Db,
  plan: Plan,
  after: Place | undefined,
  count: number,
): readonly Place[] {
  const { stretches } = plan.order;
  const first = after === undefined ? 0 : stretches.findIndex(({ has }) => has(after));
  const places: Place[] = [];
  for (const [index, stretch] of stretches.entries()) {
    if (index < first || places.length >= count) continue;
    const bound = after !== undefined && index === first ? [stretch.after(after)] : [];
    places.push(...placesIn(db, plan, stretch, { bound, skip: 0, take: count - places.length }));
  }
  return places;
}

interface Piece {
  readonly bound: readonly SqlPart[];
  readonly skip: number;
  readonly take: number;
}

/** Skipped rows never leave SQLite, which makes skipping ten times as fast as taking. */
export function placesIn(
  db: Db,
  plan: Plan,
  stretch: Stretch,
  { bound, skip, take }: Piece,
): readonly Place[] {
  const { from, where, key } = inOrder(plan);
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
export function restOf(db: Db, plan: Plan, stretch: Stretch, bound: readonly SqlPart[]): number {
  const { from, where } = inOrder(plan);
  const { sql, values } = allOf([...where, stretch.condition, ...bound]);
  const row = db.first<{ rest: number }>(
    `SELECT count(*) AS rest FROM ${from} WHERE ${sql}`,
    ...values,
  );
  return row?.rest ?? 0;
}

/** The place of a call in the queue's order, if it matches the filter. */
export function placeOf(db: Db, { filter, order }: Plan, key: number): Place | undefined {
  const { sql, values } = conditionsByTime(filter);
  const row = db.first<{ value: number | null }>(
    `SELECT ${order.value} AS value FROM ${filter.from} WHERE ${sql} AND ${filter.key} = ?`,
    ...values,
    key,
  );
  if (row === undefined) return undefined;
  return row.value === null ? { key } : { key, value: row.value };
}

/** Negative when `a` stands ahead of `b`. */
export function compareIn(sort: QueueSort, a: Place, b: Place): number {
  const sign = sort.order === 'ascending' ? 1 : -1;
  if (a.value === undefined || b.value === undefined) {
    const absent = Number(a.value === undefined) - Number(b.value === undefined);
    return absent === 0 ? sign * (a.key - b.key) : absent;
  }
  return sign * (a.value - b.value || a.key - b.key);
}
