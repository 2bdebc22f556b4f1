import type { CallFilter, CustomFieldFilter, ToolCallFilter } from '../../../src-shared/filter.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { serverFilterKey } from '../calls/server-matches.ts';
import type { ServerOnlyFilter } from '../port.ts';
import {
  digitsSource,
  hugeInteger,
  largeInteger,
  storedBoolean,
  type CustomFieldSource,
  type StoredFieldValue,
} from '../calls/custom-fields.ts';
import { anyOf, isIn, sqlPart, type SqlPart, amountSql, stringSql } from './sql.ts';

interface FieldCondition {
  readonly source: CustomFieldSource;
  readonly filter: CustomFieldFilter;
}

/** Matches the calls that Retell found by this filter. */
export function serverMatchSql(filter: ServerOnlyFilter): SqlPart {
  return sqlPart(
    'EXISTS (SELECT 1 FROM affirmed a WHERE a.criterion = ? AND a.key = c.key)',
    serverFilterKey(filter),
  );
}

/** The conditions on key/value fields whose values are stored. */
export const fieldConditions = (call: CallFilter): readonly FieldCondition[] =>
  (['metadata', 'custom_analysis_data', 'custom_attributes', 'dynamic_variables'] as const).flatMap(
    (source) => (call[source] ?? []).map((filter) => ({ source, filter })),
  );

/** A value of another type than the filter's counts as absent, so it matches nothing. */
export function fieldSql({ source, filter }: FieldCondition): SqlPart {
  if (filter.type === 'number' && (filter.op === 'eq' || filter.op === 'ne')) {
    return numberSql(source, filter);
  }
  const condition = valueSql('f.value', filter);
  const negated = filter.type === 'present' && filter.op === 'np' ? 'NOT ' : '';
  return sqlPart(
    `${negated}EXISTS (SELECT 1 FROM fields f
      WHERE f.key = c.key AND f.source = ? AND f.name = ? AND ${condition.sql})`,
    source,
    filter.key,
    ...condition.values,
  );
}

/**
 * A number is told from others with the same double by its digits. They are stored only where the number
 * itself doesn't say them, and then equal numbers have equal ones, or both have none.
 */
function numberSql(source: CustomFieldSource, filter: NumberFieldFilter): SqlPart {
  const digits = hugeInteger(filter.exact);
  const sameDigits = digits === undefined ? '' : ' AND d.value = ?';
  const isEqual = `(f.value = ? AND ${digits === undefined ? 'NOT ' : ''}EXISTS (SELECT 1
    FROM fields d WHERE d.key = f.key AND d.source = ? AND d.name = f.name${sameDigits}))`;
  return sqlPart(
    `EXISTS (SELECT 1 FROM fields f WHERE f.key = c.key AND f.source = ? AND f.name = ?
      AND typeof(f.value) IN ('integer', 'real') AND ${filter.op === 'ne' ? 'NOT ' : ''}${isEqual})`,
    source,
    filter.key,
    numberOf(filter),
    digitsSource(source),
    ...(digits === undefined ? [] : [digits]),
  );
}

/** The condition for the `fields` table as driving table, if its index then lists calls in time order. */
export function exactFieldSql({ source, filter }: FieldCondition): SqlPart | undefined {
  const value = exactValue(filter);
  if (value === undefined) return undefined;
  return sqlPart('d.source = ? AND d.name = ? AND d.value = ?', source, filter.key, value);
}

function exactValue(filter: CustomFieldFilter): StoredFieldValue | undefined {
  if (filter.type === 'boolean') return storedBoolean(filter.value);
  if (filter.type === 'enum') return filter.value.length === 1 ? filter.value[0] : undefined;
  if (filter.type === 'number') return filter.op === 'eq' ? numberOf(filter) : undefined;
  if (filter.type === 'string') return filter.op === 'eq' ? filter.value : undefined;
  return undefined;
}

/** SQLite sorts numbers before text and text before blobs, so a comparison has to check the type. */
function valueSql(column: string, filter: CustomFieldFilter): SqlPart {
  switch (filter.type) {
    case 'present':
      return sqlPart('1');
    case 'boolean':
      return sqlPart(`${column} = ?`, storedBoolean(filter.value));
    case 'enum':
      return typed(column, 'text', isIn(column, filter.value));
    case 'string':
      return typed(column, 'text', stringSql(column, filter));
    case 'number':
    case 'range': {
      const condition =
        filter.type === 'range'
          ? amountSql(column, filter)
          : amountSql(column, { ...filter, value: numberOf(filter) });
      return { ...condition, sql: `typeof(${column}) IN ('integer', 'real') AND ${condition.sql}` };
    }
    default:
      return assertNever(filter, 'field filter');
  }
}

type NumberFieldFilter = Extract<CustomFieldFilter, { type: 'number' }>;

/** With all digits, if the filter has them. */
const numberOf = ({ value, exact }: NumberFieldFilter): number | bigint =>
  largeInteger(exact) ?? value;

const typed = (column: string, type: 'text', condition: SqlPart): SqlPart => ({
  ...condition,
  sql: `typeof(${column}) = '${type}' AND ${condition.sql}`,
});

/**
 * Name, success and latency have to match in the same tool call. Where the library does not know the
 * latency, calls match that Retell found by this filter.
 */
export function toolSql(tool: ToolCallFilter): SqlPart {
  const { name, success, latency_ms: latency } = tool;
  const conditions = [
    sqlPart('t.name = ?', name),
    ...(success === undefined ? [] : [sqlPart('t.success = ?', Number(success.value))]),
    ...(latency === undefined ? [] : [amountSql('t.latency_ms', latency)]),
  ];
  const known = sqlPart(
    `EXISTS (SELECT 1 FROM tool_calls t
      WHERE t.key = c.key AND ${conditions.map(({ sql }) => sql).join(' AND ')})`,
    ...conditions.flatMap(({ values }) => values),
  );
  if (latency === undefined) return known;
  return anyOf([known, serverMatchSql({ tool })]);
}
