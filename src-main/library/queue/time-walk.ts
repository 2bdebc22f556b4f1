import type { SQLInputValue } from 'node:sqlite';
import type { Db } from '../storage/db.ts';
import { breath } from './breath.ts';
import type { FilterSql } from './filter-sql.ts';

/** A queue keeps the key of every so-manieth row, and finds the rows between from there. */
export const anchorEvery = 256;
/** Rows of the table a step looks at: some milliseconds, also where a filter leaves out most. */
const rowsPerStep = 16_384;

export interface TimeWalk {
  readonly total: number;
  /** Keys of the rows 255, 511, …: the last of each full block. */
  readonly anchors: readonly number[];
}

interface Walk {
  readonly filter: FilterSql;
  readonly down: boolean;
  /** Asked between steps; a queue that nobody wants any more is not counted on. */
  readonly goOn: () => boolean;
}

/** Counts a filter's rows in order of time, and takes anchors on the way, a step at a time. */
export async function walkByTime(db: Db, walk: Walk): Promise<TimeWalk> {
  const { filter, down, goOn } = walk;
  const sql = stepSql(filter, down);
  const values = [filter.kind, ...filter.where].flatMap((part) => part.values);
  const anchors: number[] = [];
  let total = 0;
  let from: number | undefined;
  do {
    const to: number | undefined = filter.walkWhole ? undefined : stepEnd(db, down, from);
    const step = takeStep(db, sql, [total % anchorEvery, ...values, ...bounds(down, from, to)]);
    total += step.rows;
    // One by one: a million-row queue has more anchors than a call takes arguments.
    for (const key of step.anchors) anchors.push(key);
    from = to;
    if (from !== undefined) await breath();
  } while (from !== undefined && goOn());
  return { total, anchors };
}

interface Step {
  readonly rows: number;
  readonly anchors: readonly number[];
}

/** SQLite numbers the rows and hands over only the anchors: rows in JavaScript cost ten times that. */
const stepSql = (filter: FilterSql, down: boolean): string =>
  `SELECT count(*) AS rows, json_group_array(k) FILTER (WHERE (n + ?) % ${anchorEvery} = 0) AS anchors
   FROM (SELECT k, row_number() OVER () AS n FROM (
     SELECT ${filter.key} AS k FROM ${filter.countFrom}
     WHERE ${[filter.kind, ...filter.where].map(({ sql }) => sql).join(' AND ')}
       AND ${filter.key} >= ? AND ${filter.key} <= ?
     ORDER BY ${filter.key} ${down ? 'DESC' : 'ASC'}))`;

function takeStep(db: Db, sql: string, values: readonly SQLInputValue[]): Step {
  const row = db.first<{ rows: number; anchors: string }>(sql, ...values);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- json_group_array of INTEGER keys, made by the statement above
  return { rows: row?.rows ?? 0, anchors: JSON.parse(row?.anchors ?? '[]') as number[] };
}

/** The key some thousand rows on, where the next step begins; undefined at the end. */
function stepEnd(db: Db, down: boolean, from: number | undefined): number | undefined {
  const start = from ?? (down ? Number.MAX_SAFE_INTEGER : -1);
  const sql = down
    ? 'SELECT key FROM calls WHERE key < ? ORDER BY key DESC LIMIT 1 OFFSET ?'
    : 'SELECT key FROM calls WHERE key > ? ORDER BY key LIMIT 1 OFFSET ?';
  return db.first<{ key: number }>(sql, start, rowsPerStep)?.key;
}

/** Lowest and highest key of a step; `from` belongs to the step before, `to` to this one. */
function bounds(
  down: boolean,
  from: number | undefined,
  to: number | undefined,
): readonly [number, number] {
  return down
    ? [to ?? 0, from === undefined ? Number.MAX_SAFE_INTEGER : from - 1]
    : [from === undefined ? 0 : from + 1, to ?? Number.MAX_SAFE_INTEGER];
}
