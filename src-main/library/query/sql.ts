import type { SQLInputValue } from 'node:sqlite';
import type { AmountFilter, StringFilter } from '../../../src-shared/filter.ts';
import { assertNever } from '../../../src-shared/result.ts';

/** A condition with its values. Conditions are joined by AND in the given order. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
  /**
   * An index answers the condition with rows already in time order. All other conditions are hidden
   * from SQLite's planner with a unary `+`, since their index would mean sorting.
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

/** Longer lists are passed as one JSON value, so that they share a statement; short ones are faster inline. */
const inlineUpTo = 16;

export function isIn(column: string, list: readonly (string | number)[]): SqlPart {
  if (list.length === 0) return never;
  if (list.length <= inlineUpTo) {
    return sqlPart(`${column} IN (${list.map(() => '?').join(', ')})`, ...list);
  }
  return sqlPart(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));
}

const amountOps = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/** Integers beyond 2^53 are compared as `bigint`. */
type Amount =
  | Extract<AmountFilter, { type: 'range' }>
  | (Omit<Extract<AmountFilter, { type: 'number' }>, 'value'> & { value: number | bigint });

/** Compares numbers. A row without a number matches nothing, not even `ne`. */
export function amountSql(column: string, filter: Amount): SqlPart {
  if (filter.type === 'range') return sqlPart(`${column} BETWEEN ? AND ?`, ...filter.value);
  return sqlPart(`${column} ${amountOps[filter.op]} ?`, filter.value);
}

/** Compares text by code point, case-sensitively. A row without text matches nothing, not even `ne`. */
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

/** Compares UTF-8 bytes, which is equivalent and also works if the text contains NUL. */
function endsWith(column: string, value: string): SqlPart {
  const bytes = Buffer.from(value, 'utf8');
  if (bytes.length === 0) return sqlPart(`${column} IS NOT NULL`);
  return sqlPart(`substr(CAST(${column} AS BLOB), -${bytes.length}) = ?`, bytes);
}

/** The condition for a value that the filter may not have. */
export const whenSet = <T>(value: T | undefined, sql: (value: T) => SqlPart): readonly SqlPart[] =>
  value === undefined ? [] : [sql(value)];

/** Marks a condition as answered by an index whose rows are in time order. */
export const keepingOrder = (condition: SqlPart): SqlPart => ({ ...condition, keepsOrder: true });

export const allOfTwo = (one: SqlPart, other: SqlPart): SqlPart => ({
  sql: `${one.sql} AND ${other.sql}`,
  values: [...one.values, ...other.values],
});
