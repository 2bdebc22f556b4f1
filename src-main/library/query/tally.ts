import type { CallKind } from '../../../src-shared/call.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { conditionsInTimeOrder, type Plan, type Position } from './plan.ts';
import { firstRowKeyOfMs } from '../calls/row-key.ts';
import type { FilterSql } from './filter-sql.ts';

/** Keys from `low` to `high`, both inclusive. */
export interface TimeWindow {
  readonly low: number;
  readonly high: number;
}

/**
 * Divides the library into time windows of some thousand calls each, so that a long query can pause
 * between them. The division is reused until the library has grown by a quarter. A window may then
 * have more or fewer calls than intended, but no call is ever left out.
 */
export interface TimeWindows {
  of(kind: CallKind, isDescending: boolean): readonly TimeWindow[];
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
    of(kind, isDescending) {
      const cuts = cutsOf(kind);
      const windows = [...cuts, allTime.high].map((high, index) => ({
        low: index === 0 ? allTime.low : (cuts[index - 1] ?? 0) + 1,
        high,
      }));
      return isDescending ? windows.toReversed() : windows;
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

/** How many calls match and, if they are few, which. */
export interface Tally {
  readonly total: number;
  /** In time order; undefined if there are more than {@link maxCollectedKeys}. */
  readonly positions?: readonly Position[];
}

/** A queue of up to this length stores its keys. */
export const maxCollectedKeys = 20_000;

/** Visits each time window once. Collects the matching calls and, once they are many, only counts them. */
export async function tally(db: Db, plan: Plan, windows: TimeWindows): Promise<Tally> {
  const { filter, kind } = plan;
  const isDescending = plan.order.byTime && plan.sort.order === 'descending';
  const positions: Position[] = [];
  let total = 0;
  if (filter.scanInOneGo) {
    total = countIn(db, plan, allTime);
    if (total > maxCollectedKeys) return { total };
    return { total, positions: positionsWithin(db, plan, allTime, { isDescending }) };
  }
  for (const window of windows.of(kind, isDescending)) {
    if (total > maxCollectedKeys) total += countIn(db, plan, window);
    else {
      const found = positionsWithin(db, plan, window, { isDescending });
      positions.push(...found);
      total += found.length;
    }
    await yieldToEventLoop();
  }
  return total > maxCollectedKeys ? { total } : { total, positions };
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

/** The matching calls of a window with their sort value, in time order. */
export function positionsWithin(
  db: Db,
  { filter, order }: Plan,
  window: TimeWindow,
  {
    isDescending = false,
    limit = -1,
  }: { readonly isDescending?: boolean; readonly limit?: number },
): readonly Position[] {
  const { sql, values } = conditionsInTimeOrder(filter);
  const rows = db.all<{ key: number; value: number | null }>(
    `SELECT ${filter.key} AS key, ${order.value} AS value
     FROM ${order.byTime ? filter.countFrom : filter.from}
     WHERE ${sql} AND ${filter.key} BETWEEN ? AND ?
     ORDER BY ${filter.key} ${isDescending ? 'DESC' : 'ASC'} LIMIT ?`,
    ...values,
    window.low,
    window.high,
    limit,
  );
  return rows.map(({ key, value }) => (value === null ? { key } : { key, value }));
}

/** How many matching calls started today. Keys follow time, so only today's calls are read. */
export function countToday(db: Db, { from, key, kind, where }: FilterSql, nowMs: number): number {
  const conditions = [kind, ...where];
  const last = firstRowKeyOfMs(startOfDay(nowMs, 1)) - 1;
  const row = db.first<{ calls: number }>(
    `SELECT count(*) AS calls FROM ${from}
     WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
       AND ${key} BETWEEN ? AND ? AND +${key} <= ? AND +c.start_ms IS NOT NULL`,
    ...conditions.flatMap(({ values }) => values),
    firstRowKeyOfMs(startOfDay(nowMs)),
    last,
    // FTS5 checks the upper bound of a search only from its second hit on.
    last,
  );
  return row?.calls ?? 0;
}

/** Midnight in the time zone of this machine, today or some days later. */
export function startOfDay(nowMs: number, daysLater = 0): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater).getTime();
}
