import type { CallFilter, CustomFieldFilter, QueueFilter } from '../../../src-shared/filter.ts';
import { serverFilterKey } from '../calls/server-matches.ts';
import { fieldConditions, exactFieldSql } from './field-sql.ts';
import type { SearchQuery } from './search.ts';
import { sqlPart, type SqlPart } from './sql.ts';

/** A table other than `calls` whose order of keys a walk follows. */
export interface DrivingTable {
  readonly table: string;
  readonly key: string;
  readonly where: SqlPart;
  readonly isSearch?: boolean;
  /** Joins `calls c`; by default on the key. */
  readonly on?: string;
}

export const matchExpression = (included: string, excluded: string | undefined): string =>
  excluded === undefined ? included : `(${included}) NOT (${excluded})`;

/** Chooses the table that is likely to exclude the most calls. `serverOnly` as in filter-sql.ts. */
export function chooseDrivingTable(
  filter: QueueFilter,
  serverOnly: readonly CustomFieldFilter[],
  search: SearchQuery,
): DrivingTable | undefined {
  if (filter.plan !== undefined) return planDrivingTable(filter.plan);
  if (search.included !== undefined) {
    // FTS5 matches against a hidden column named like the table.
    const table = `search_${filter.kind}`;
    const where = sqlPart(`d.${table} MATCH ?`, matchExpression(search.included, search.excluded));
    return { table: `${table} d`, key: 'd.rowid', where, isSearch: true };
  }
  return (
    reviewDrivingTable(filter) ??
    serverOnlyDrivingTable(serverOnly) ??
    fieldDrivingTable(filter.call)
  );
}

/** A plan has a few thousand calls at most, and holds them by id, because a key can change. */
const planDrivingTable = (plan: string): DrivingTable => ({
  table: 'plan_calls d',
  key: 'c.key',
  on: 'c.id = d.call_id',
  where: sqlPart('d.plan_id = ?', plan),
});

const reviewDrivingTable = (filter: QueueFilter): DrivingTable | undefined =>
  listDrivingTable(filter) ??
  tagDrivingTable(filter) ??
  answerDrivingTable(filter) ??
  verdictDrivingTable(filter) ??
  markerDrivingTable(filter) ??
  measureDrivingTable(filter);

const listDrivingTable = ({ callList }: QueueFilter): DrivingTable | undefined =>
  callList && {
    table: 'call_lists d',
    key: 'd.key',
    where: sqlPart('d.list_id = ?', callList.id),
  };

function tagDrivingTable({ tags = [] }: QueueFilter): DrivingTable | undefined {
  const [tag, ...otherTags] = tags;
  if (tag === undefined || otherTags.length > 0) return undefined;
  return { table: 'call_tags d', key: 'd.key', where: sqlPart('d.tag_id = ?', tag) };
}

function answerDrivingTable({ answers = [] }: QueueFilter): DrivingTable | undefined {
  const answer = answers.find(({ values }) => values.length === 1);
  if (answer === undefined) return undefined;
  const where = sqlPart('d.criterion_id = ? AND d.value = ?', answer.criterionId, ...answer.values);
  return { table: 'call_answers d', key: 'd.key', where };
}

function verdictDrivingTable({ verdicts = [] }: QueueFilter): DrivingTable | undefined {
  const verdict = verdicts.find(({ stances }) => stances.length === 1);
  if (verdict === undefined) return undefined;
  const where = sqlPart('d.field = ? AND d.stance = ?', verdict.field, ...verdict.stances);
  return { table: 'call_verdicts d', key: 'd.key', where };
}

function markerDrivingTable({ marks = [] }: QueueFilter): DrivingTable | undefined {
  const [marker] = marks;
  if (marker === undefined) return undefined;
  const where = sqlPart('d.kind = ? AND d.found >= ?', marker.kind, marker.atLeast);
  return { table: 'call_marks d', key: 'd.key', where };
}

/** A call has one outcome for each criterion, so the first filter with a single outcome can drive. */
function measureDrivingTable({ measures = [] }: QueueFilter): DrivingTable | undefined {
  const measure = measures.find(({ outcomes }) => outcomes.length === 1);
  if (measure === undefined) return undefined;
  const { criterionId, outcomes } = measure;
  const where = sqlPart('d.criterion_id = ? AND d.outcome = ?', criterionId, ...outcomes);
  return { table: 'measure_results d', key: 'd.key', where };
}

function serverOnlyDrivingTable([attribute]: readonly CustomFieldFilter[]):
  | DrivingTable
  | undefined {
  if (attribute === undefined) return undefined;
  const where = sqlPart('d.criterion = ?', serverFilterKey({ attribute }));
  return { table: 'affirmed d', key: 'd.key', where };
}

function fieldDrivingTable(call: CallFilter): DrivingTable | undefined {
  const field = fieldConditions(call).flatMap((condition) => exactFieldSql(condition) ?? [])[0];
  if (field !== undefined) return { table: 'fields d', key: 'd.key', where: field };
  return toolDrivingTable(call);
}

function toolDrivingTable({ tool_calls: tools }: CallFilter): DrivingTable | undefined {
  const name = tools?.[0]?.name;
  if (name === undefined) return undefined;
  const where = sqlPart('d.name = ? AND d.first = 1', name);
  return { table: 'tool_calls d', key: 'd.key', where };
}
