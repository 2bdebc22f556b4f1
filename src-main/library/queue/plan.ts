import type { SQLInputValue } from 'node:sqlite';
import type { CallKind } from '../../../src-shared/call.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { tellsAttributes } from '../calls/affirmed.ts';
import type { Db } from '../storage/db.ts';
import { filterSql, type FilterSql } from './filter-sql.ts';
import { sortIndex, sortOrder, type SortOrder } from './sort-order.ts';
import { part, type SqlPart } from './sql-part.ts';

/** A filter in an order: all that a walk needs to know. */
export interface Plan {
  readonly kind: CallKind;
  readonly filter: FilterSql;
  readonly order: SortOrder;
  readonly sort: QueueSort;
}

export function planOf(db: Db, filter: QueueFilter, sort: QueueSort): Plan {
  const compiled = filterSql(filter, tellsAttributes(db));
  return { kind: filter.kind, filter: compiled, sort, order: sortOrder(sort, compiled.key) };
}

interface Conditions {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export const allOf = (parts: readonly SqlPart[]): Conditions => ({
  sql: parts.map(({ sql }) => sql).join(' AND '),
  values: parts.flatMap(({ values }) => values),
});

/** For walks in order of time, whatever the queue is sorted by. */
export const conditionsByTime = ({ kind, where }: FilterSql): Conditions => allOf([kind, ...where]);

/** For walks in the queue's own order. */
export function inOrder({ kind, filter, order, sort }: Plan): {
  readonly from: string;
  readonly where: readonly SqlPart[];
  readonly key: string;
} {
  if (order.byTime) {
    return { from: filter.countFrom, where: [filter.kind, ...filter.where], key: filter.key };
  }
  if (filter.isLed) {
    return { from: filter.from, where: [filter.kind, ...filter.where], key: 'c.key' };
  }
  return {
    from: `calls c INDEXED BY ${sortIndex(sort.by)}`,
    where: [part('c.kind = ?', kind), ...filter.where],
    key: 'c.key',
  };
}
