import type { SQLInputValue } from 'node:sqlite';

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

export const part = (sql: string, ...values: readonly SQLInputValue[]): SqlPart => ({
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
    return part(`${column} IN (${list.map(() => '?').join(', ')})`, ...list);
  }
  return part(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));
}
