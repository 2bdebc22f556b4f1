import type { CallKind } from '../../../src-shared/call.ts';
import type { QueueSort } from '../../../src-shared/filter.ts';
import type { Db } from '../storage/db.ts';
import { breath } from './breath.ts';
import type { FilterSql } from './filter-sql.ts';
import { sortIndex, type Place, type SortOrder, type Stretch } from './sort-order.ts';
import { part, type SqlPart } from './sql-part.ts';
import { anchorEvery } from './time-walk.ts';

/** A filter in an order: all that a walk needs to know. */
export interface Plan {
  readonly kind: CallKind;
  readonly filter: FilterSql;
  readonly order: SortOrder;
  readonly sort: QueueSort;
}

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
    places.push(...placesIn(db, plan, stretch, { bound, count: count - places.length }));
  }
  return places;
}

interface Part {
  readonly bound: readonly SqlPart[];
  readonly count: number;
}

function placesIn(db: Db, plan: Plan, stretch: Stretch, wanted: Part): readonly Place[] {
  const { from, conditions } = tables(plan);
  const where = [...conditions, stretch.condition, ...wanted.bound];
  const rows = db.all<{ key: number; value: number | null }>(
    `SELECT ${plan.order.byTime ? plan.filter.key : 'c.key'} AS key, ${plan.order.value} AS value
     FROM ${from} WHERE ${where.map(({ sql }) => sql).join(' AND ')}
     ORDER BY ${stretch.orderBy} LIMIT ?`,
    ...where.flatMap(({ values }) => values),
    wanted.count,
  );
  return rows.map(({ key, value }) => (value === null ? { key } : { key, value }));
}

function tables({ kind, filter, order, sort }: Plan): {
  from: string;
  conditions: readonly SqlPart[];
} {
  if (order.byTime) return { from: filter.countFrom, conditions: [filter.kind, ...filter.where] };
  if (filter.isLed) return { from: filter.from, conditions: [filter.kind, ...filter.where] };
  return {
    from: `calls c INDEXED BY ${sortIndex(sort.by)}`,
    conditions: [part('c.kind = ?', kind), ...filter.where],
  };
}

const placesPerStep = 4 * anchorEvery;

/** Places 255, 511, … of a queue sorted by something else than time. */
export async function walkByValue(
  db: Db,
  plan: Plan,
  goOn: () => boolean,
): Promise<readonly Place[]> {
  const anchors: Place[] = [];
  for (let after: Place | undefined; goOn();) {
    const places = placesAfter(db, plan, after, placesPerStep);
    for (let at = anchorEvery - 1; at < places.length; at += anchorEvery) {
      const place = places[at];
      if (place !== undefined) anchors.push(place);
    }
    if (places.length < placesPerStep) break;
    after = places.at(-1);
    await breath();
  }
  return anchors;
}

/** The place of a call in the queue's order, if it matches the filter. */
export function placeOf(db: Db, plan: Plan, key: number): Place | undefined {
  const { filter, order } = plan;
  const row = db.first<{ value: number | null }>(
    `SELECT ${order.value} AS value FROM ${filter.from}
     WHERE ${[filter.kind, ...filter.where].map(({ sql }) => sql).join(' AND ')}
       AND ${filter.key} = ?`,
    ...[filter.kind, ...filter.where].flatMap(({ values }) => values),
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
