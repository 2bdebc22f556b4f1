import type { Db } from '../storage/db.ts';
import { breath } from './breath.ts';
import { conditionsByTime, type Plan } from './plan.ts';
import type { Place } from './sort-order.ts';
import { everyTime, type TimeWindow, type TimeWindows } from './time-windows.ts';

/** How many calls match, and which ones while they are few. */
export interface Tally {
  readonly total: number;
  /** In order of time, and undefined when there are more than {@link fewCalls}. */
  readonly places?: readonly Place[];
}

/** Up to here a queue simply keeps its keys. */
export const fewCalls = 20_000;

/** Looks at each stretch of time once: takes the matching calls, or only counts once they are many. */
export async function tally(db: Db, plan: Plan, windows: TimeWindows): Promise<Tally> {
  const { filter, kind } = plan;
  const down = plan.order.byTime && plan.sort.order === 'descending';
  const places: Place[] = [];
  let total = 0;
  if (filter.walkWhole) {
    total = countIn(db, plan, everyTime);
    if (total > fewCalls) return { total };
    return { total, places: placesWithin(db, plan, everyTime, { down }) };
  }
  for (const window of windows.of(kind, down)) {
    if (total > fewCalls) total += countIn(db, plan, window);
    else {
      const found = placesWithin(db, plan, window, { down });
      places.push(...found);
      total += found.length;
    }
    await breath();
  }
  return total > fewCalls ? { total } : { total, places };
}

function countIn(db: Db, plan: Plan, window: TimeWindow): number {
  const { filter } = plan;
  const { sql, values } = conditionsByTime(filter);
  const row = db.first<{ total: number }>(
    `SELECT count(*) AS total FROM ${filter.countFrom}
     WHERE ${sql} AND ${filter.key} BETWEEN ? AND ?`,
    ...values,
    window.low,
    window.high,
  );
  return row?.total ?? 0;
}

/** The matching calls of a stretch with the value they are sorted by, in order of time. */
export function placesWithin(
  db: Db,
  { filter, order }: Plan,
  window: TimeWindow,
  { down = false, limit = -1 }: { readonly down?: boolean; readonly limit?: number },
): readonly Place[] {
  const { sql, values } = conditionsByTime(filter);
  const rows = db.all<{ key: number; value: number | null }>(
    `SELECT ${filter.key} AS key, ${order.value} AS value
     FROM ${order.byTime ? filter.countFrom : filter.from}
     WHERE ${sql} AND ${filter.key} BETWEEN ? AND ?
     ORDER BY ${filter.key} ${down ? 'DESC' : 'ASC'} LIMIT ?`,
    ...values,
    window.low,
    window.high,
    limit,
  );
  return rows.map(({ key, value }) => (value === null ? { key } : { key, value }));
}
