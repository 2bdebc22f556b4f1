import { keyOfMs } from '../calls/call-key.ts';
import type { Db } from '../storage/db.ts';
import type { FilterSql } from './filter-sql.ts';

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
    keyOfMs(day(0)),
    keyOfMs(day(1)),
  );
  return row?.calls ?? 0;
}
