import type { AmountFilter, StringFilter } from '../../../src-shared/filter.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { part, type SqlPart } from './sql-part.ts';

const amountOps = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/** A number against a number; a row without one matches nothing, `ne` included. */
export function amountSql(column: string, filter: AmountFilter): SqlPart {
  if (filter.type === 'range') return part(`${column} BETWEEN ? AND ?`, ...filter.value);
  return part(`${column} ${amountOps[filter.op]} ?`, filter.value);
}

/** Text against text, by code point and case; a row without text matches nothing, `ne` included. */
export function stringSql(column: string, { op, value }: Omit<StringFilter, 'type'>): SqlPart {
  switch (op) {
    case 'eq':
      return part(`${column} = ?`, value);
    case 'ne':
      return part(`${column} <> ?`, value);
    case 'co':
      return part(`instr(${column}, ?) > 0`, value);
    case 'sw':
      return part(`instr(${column}, ?) = 1`, value);
    case 'ew':
      return endsWith(column, value);
    default:
      return assertNever(op, 'string operator');
  }
}

/** Compared as bytes: UTF-8 ends alike exactly when the text does, and a NUL inside does no harm. */
function endsWith(column: string, value: string): SqlPart {
  const bytes = Buffer.from(value, 'utf8');
  if (bytes.length === 0) return part(`${column} IS NOT NULL`);
  return part(`substr(CAST(${column} AS BLOB), -${bytes.length}) = ?`, bytes);
}
