import type { SQLInputValue } from 'node:sqlite';
import type { AmountFilter, StringFilter } from '../../../src-shared/filter.ts';
import { assertNever } from '../../../src-shared/result.ts';

/** A condition with its values; joined by AND in the order given. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
  /**
   * The condition is one an index answers with rows already in order of time. Every other condition
   * is hidden from the planner behind a `+`, since the index it would choose means sorting.
   */
  readonly keepsOrder?: boolean;
}

export const sqlPart = (sql: string, ...values: readonly SQLInputValue[]): SqlPart => ({
  sql,
  values,
});

export const never: SqlPart = { sql: '0', values: [] };

export const anyOf = (parts: readonly SqlPart[]): SqlPart => ({
  sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
  values: parts.flatMap(({ values }) => values),
});

/** Longer lists go in as one value, so that they share one text of SQL; short ones are faster as they are. */
const inlineUpTo = 16;

export function isIn(column: string, list: readonly (string | number)[]): SqlPart {
  if (list.length === 0) return never;
  if (list.length <= inlineUpTo) {
    return sqlPart(`${column} IN (${list.map(() => '?').join(', ')})`, ...list);
  }
  return sqlPart(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));
}

const amountOps = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/** A number against a number; a row without one matches nothing, `ne` included. */
export function amountSql(column: string, filter: AmountFilter): SqlPart {
  if (filter.type === 'range') return sqlPart(`${column} BETWEEN ? AND ?`, ...filter.value);
  return sqlPart(`${column} ${amountOps[filter.op]} ?`, filter.value);
}

/** Text against text, by code point and case; a row without text matches nothing, `ne` included. */
export function stringSql(column: string, { op, value }: Omit<StringFilter, 'type'>): SqlPart {
  switch (op) {
    case 'eq':
      return sqlPart(`${column} = ?`, value);
    case 'ne':
      return sqlPart(`${column} <> ?`, value);
    case 'co':
      return sqlPart(`instr(${column}, ?) > 0`, value);
    case 'sw':
      return sqlPart(`instr(${column}, ?) = 1`, value);
    case 'ew':
      return endsWith(column, value);
    default:
      return assertNever(op, 'string operator');
  }
}

/** Compared as bytes: UTF-8 ends alike exactly when the text does, and a NUL inside does no harm. */
function endsWith(column: string, value: string): SqlPart {
  const bytes = Buffer.from(value, 'utf8');
  if (bytes.length === 0) return sqlPart(`${column} IS NOT NULL`);
  return sqlPart(`substr(CAST(${column} AS BLOB), -${bytes.length}) = ?`, bytes);
}
