import type { QueueSort, QueueFilter } from '../../../src-shared/filter.ts';
import { sqlPart, type SqlPart } from './sql.ts';
import type { SQLInputValue } from 'node:sqlite';
import type { CallKind } from '../../../src-shared/call.ts';
import { callsReportAttributes } from '../calls/server-matches.ts';
import type { Db } from '../db/db.ts';
import { filterSql, type FilterSql } from './filter-sql.ts';

/** The position of a row in a sorted queue. Rows without a value come last in either order. */
export interface Position {
  readonly value?: number;
  readonly key: number;
}

/** A part of a sorted queue that a single index provides in order. */
export interface IndexRange {
  readonly condition: SqlPart;
  readonly orderBy: string;
  readonly contains: (position: Position) => boolean;
  readonly after: (position: Position) => SqlPart;
}

export interface SortOrder {
  /** The SQL expression to select as `value`. */
  readonly value: string;
  /** One range when sorted by time, otherwise two: rows with a value and rows without. */
  readonly ranges: readonly IndexRange[];
  readonly byTime: boolean;
}

const columns = {
  duration: 'c.duration_ms',
  latency: 'c.latency_p50',
  cost: 'c.cost',
  score: 'c.score',
  measures: 'c.against',
} as const;

/** `key` is the column that a walk in time order follows. */
function sortOrder(sort: QueueSort, key: string, plan: string | undefined): SortOrder {
  const down = sort.order === 'descending';
  const direction = down ? 'DESC' : 'ASC';
  const past = down ? '<' : '>';
  const byKey = (
    column: string,
    condition: SqlPart,
    contains: IndexRange['contains'],
  ): IndexRange => ({
    condition,
    orderBy: `${column} ${direction}`,
    contains,
    after: (position) => sqlPart(`${column} ${past} ?`, position.key),
  });
  if (sort.by === 'start') {
    return { value: 'NULL', ranges: [byKey(key, sqlPart('1'), () => true)], byTime: true };
  }
  const column = sort.by === 'plan' ? planPosition(plan ?? '') : columns[sort.by];
  const valued: IndexRange = {
    condition: sqlPart(`${column} IS NOT NULL`),
    orderBy: `${column} ${direction}, c.key ${direction}`,
    contains: ({ value }) => value !== undefined,
    after: ({ value = 0, key: at }) => sqlPart(`(${column}, c.key) ${past} (?, ?)`, value, at),
  };
  const unvalued = byKey('c.key', sqlPart(`${column} IS NULL`), ({ value }) => value === undefined);
  return { value: column, ranges: [valued, unvalued], byTime: false };
}

/**
 * The id is part of the expression, since an order has no values to bind. The schema allows only UUIDs;
 * quotes are doubled all the same.
 */
const planPosition = (plan: string): string =>
  `(SELECT p.position FROM plan_calls p
    WHERE p.plan_id = '${plan.replaceAll("'", "''")}' AND p.call_id = c.id)`;

/** The index that provides the order, so that SQLite never sorts. */
export const sortIndex = (by: QueueSort['by']): string =>
  by === 'start' ? 'calls_kind' : `calls_by_${by}`;

/** A filter and an order, compiled to SQL. */
export interface Plan {
  readonly kind: CallKind;
  readonly filter: FilterSql;
  readonly order: SortOrder;
  readonly sort: QueueSort;
}

export function createPlan(db: Db, filter: QueueFilter, requested: QueueSort): Plan {
  const compiled = filterSql(filter, callsReportAttributes(db));
  const isByMissingPlan = requested.by === 'plan' && filter.plan === undefined;
  const sort: QueueSort = isByMissingPlan ? { ...requested, by: 'start' } : requested;
  const order = sortOrder(sort, compiled.key, filter.plan);
  return { kind: filter.kind, filter: compiled, sort, order };
}

interface Conditions {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export const allOf = (parts: readonly SqlPart[]): Conditions => ({
  sql: parts.map(({ sql }) => sql).join(' AND '),
  values: parts.flatMap(({ values }) => values),
});

/** For walks in time order, whatever the queue is sorted by. */
export const conditionsInTimeOrder = ({ kind, where }: FilterSql): Conditions =>
  allOf([kind, ...where]);

/** For walks in the queue's own order. */
export function inQueueOrder({ kind, filter, order, sort }: Plan): {
  readonly from: string;
  readonly where: readonly SqlPart[];
  readonly key: string;
} {
  if (order.byTime) {
    return { from: filter.countFrom, where: [filter.kind, ...filter.where], key: filter.key };
  }
  if (filter.hasDrivingTable) {
    return { from: filter.from, where: [filter.kind, ...filter.where], key: 'c.key' };
  }
  return {
    from: `calls c INDEXED BY ${sortIndex(sort.by)}`,
    where: [sqlPart('c.kind = ?', kind), ...filter.where],
    key: 'c.key',
  };
}
