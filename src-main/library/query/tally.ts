import type { CallKind } from '../../../src-shared/call.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { conditionsInTimeOrder, type Plan, type Position } from './plan.ts';
import { firstRowKeyOfMs } from '../calls/row-key.ts';
import type { FilterSql } from './filter-sql.ts';

/** Keys from `low` to `high`, both included. */
export interface TimeWindow {
  readonly low: number;
  readonly high: number;
}

/**
 * Cuts the library into stretches of time with some thousand calls each, so that a long walk can pause
 * between them. The cuts are kept until the library has grown by a good part: a stretch may hold more
 * or fewer calls than meant, and none is ever left out.
 */
export interface TimeWindows {
  of(kind: CallKind, down: boolean): readonly TimeWindow[];
}

const callsPerWindow = 16_384;
export const allTime: TimeWindow = { low: 0, high: Number.MAX_SAFE_INTEGER };

export function createTimeWindows(db: Db): TimeWindows {
  const known = new Map<CallKind, { readonly cuts: readonly number[]; readonly calls: number }>();
  const cutsOf = (kind: CallKind): readonly number[] => {
    const calls = callsOfKind(db, kind);
    const before = known.get(kind);
    if (before !== undefined && calls < before.calls * 1.25 + callsPerWindow) return before.cuts;
    const cuts = cutsIn(db, kind);
    known.set(kind, { cuts, calls });
    return cuts;
  };
  return {
    of(kind, down) {
      const cuts = cutsOf(kind);
      const windows = [...cuts, allTime.high].map((high, index) => ({
        low: index === 0 ? allTime.low : (cuts[index - 1] ?? 0) + 1,
        high,
      }));
      return down ? windows.toReversed() : windows;
    },
  };
}

function cutsIn(db: Db, kind: CallKind): readonly number[] {
  const cuts: number[] = [];
  for (;;) {
    const next = db.first<{ key: number }>(
      `SELECT key FROM calls INDEXED BY calls_kind WHERE kind = ? AND key > ?
       ORDER BY key LIMIT 1 OFFSET ?`,
      kind,
      cuts.at(-1) ?? -1,
      callsPerWindow - 1,
    );
    if (next === undefined) return cuts;
    cuts.push(next.key);
  }
}

/** How many calls match, and which ones while they are few. */
export interface Tally {
  readonly total: number;
  /** In order of time, and undefined when there are more than {@link maxCollectedKeys}. */
  readonly positions?: readonly Position[];
}

/** Up to here a queue simply keeps its keys. */
export const maxCollectedKeys = 20_000;

/** Looks at each stretch of time once: takes the matching calls, or only counts once they are many. */
export async function tally(db: Db, plan: Plan, windows: TimeWindows): Promise<Tally> {
  const { filter, kind } = plan;
  const down = plan.order.byTime && plan.sort.order === 'descending';
  const places: Position[] = [];
  let total = 0;
  if (filter.scanInOneGo) {
    total = countIn(db, plan, allTime);
    if (total > maxCollectedKeys) return { total };
    return { total, positions: positionsWithin(db, plan, allTime, { down }) };
  }
  for (const window of windows.of(kind, down)) {
    if (total > maxCollectedKeys) total += countIn(db, plan, window);
    else {
      const found = positionsWithin(db, plan, window, { down });
      places.push(...found);
      total += found.length;
    }
    await yieldToEventLoop();
  }
  return total > maxCollectedKeys ? { total } : { total, positions: places };
}

function countIn(db: Db, plan: Plan, window: TimeWindow): number {
  const { filter } = plan;
  const { sql, values } = conditionsInTimeOrder(filter);
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
export function positionsWithin(
  db: Db,
  { filter, order }: Plan,
  window: TimeWindow,
  { down = false, limit = -1 }: { readonly down?: boolean; readonly limit?: number },
): readonly Position[] {
  const { sql, values } = conditionsInTimeOrder(filter);
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

/** How many of a filter's calls began today; keys are in order of time, so only today's are looked at. */
export function countToday(db: Db, { from, key, kind, where }: FilterSql, nowMs: number): number {
  const now = new Date(nowMs);
  const day = (days: number): number =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime();
  const conditions = [kind, ...where];
  const row = db.first<{ calls: number }>(
    `SELECT count(*) AS calls FROM ${from}
     WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
       AND ${key} >= ? AND ${key} < ? AND +c.start_ms IS NOT NULL`,
    ...conditions.flatMap(({ values }) => values),
    firstRowKeyOfMs(day(0)),
    firstRowKeyOfMs(day(1)),
  );
  return row?.calls ?? 0;
}
