import type { AgentFilter, EnumFilter, QueueFilter } from '../../../src-shared/filter.ts';
import { chooseDrivingTable } from './driving-table.ts';
import { serverMatchSql, fieldConditions, fieldSql, toolSql } from './field-sql.ts';
import { searchQuery, type SearchQuery } from './search.ts';
import { anyOf, isIn, never, sqlPart, type SqlPart } from './sql.ts';
import { amountSql, stringSql } from './sql.ts';

/**
 * A filter as SQL over `calls c`. `from` names the tables, led by the one whose own order of keys
 * the walk follows (`key`); no plan of it sorts. docs/filters.md says what each criterion means.
 */
export interface FilterSql {
  readonly from: string;
  /** The same for walks that need no more than keys. */
  readonly countFrom: string;
  readonly key: string;
  readonly where: readonly SqlPart[];
  /** Belongs to the conditions, said so that the walk by time takes the best way. */
  readonly kind: SqlPart;
  /** A table other than `calls` leads, so the index of a sort can't. */
  readonly hasDrivingTable: boolean;
  /** Nothing but the kind is asked for, so the total is the one that is kept. */
  readonly isUnfiltered: boolean;
  /** Cutting the walk into stretches of time would repeat a search for each of them. */
  readonly scanInOneGo: boolean;
}

/**
 * `tellsAttributes` says whether calls tell their custom attributes; where they don't, those count that
 * Retell has found by the very criterion.
 */
export function filterSql(filter: QueueFilter, callsReportAttributes: boolean): FilterSql {
  const search = searchQuery(filter.search ?? '');
  const { told, untold } = splitByKnownValues(filter, callsReportAttributes);
  const conditions = [
    ...callConditions(filter),
    ...reviewConditions(filter),
    ...fieldConditions(told).map(fieldSql),
    ...untold.map((attribute) => serverMatchSql({ attribute })),
    ...(filter.call.tool_calls ?? []).map(toolSql),
    ...excludedText(filter, search),
  ];
  const drivingTable = chooseDrivingTable({ ...filter, call: told }, untold, search);
  if (drivingTable !== undefined) {
    const isSearch = drivingTable.isSearch === true;
    const from = `${drivingTable.table} CROSS JOIN calls c ON c.key = ${drivingTable.key}`;
    return {
      from,
      // Each kind has its own search table, so hits of a plain search need not be looked up.
      countFrom: isSearch && conditions.length === 0 ? drivingTable.table : from,
      key: drivingTable.key,
      where: [drivingTable.where, ...conditions],
      // A search table holds one kind only.
      kind: isSearch ? sqlPart('1') : sqlPart('+c.kind = ?', filter.kind),
      isUnfiltered: false,
      hasDrivingTable: true,
      scanInOneGo: isSearch,
    };
  }
  // Alone, the kind is best read from its index; beside conditions that none answers, from the table.
  const byIndex =
    conditions.length === 0 || conditions.some(({ keepsOrder }) => keepsOrder === true);
  return {
    from: 'calls c',
    countFrom: 'calls c',
    key: 'c.key',
    where: conditions,
    kind: sqlPart(byIndex ? 'c.kind = ?' : '+c.kind = ?', filter.kind),
    isUnfiltered: conditions.length === 0,
    hasDrivingTable: false,
    scanInOneGo: search.unwanted !== undefined,
  };
}

/** Chats tell their attributes, by Retell's own document. */
function splitByKnownValues({ kind, call }: QueueFilter, callsReportAttributes: boolean) {
  if (kind === 'chat' || callsReportAttributes) return { told: call, untold: [] };
  const { custom_attributes: untold = [], ...told } = call;
  return { told, untold };
}

const texts = [
  ['batch_call_id', '+c.batch_call_id'],
  ['from_number', '+c.from_number'],
  ['to_number', '+c.to_number'],
] as const;
const enums = [
  ['call_status', '+c.status'],
  ['call_type', '+c.type'],
  ['direction', '+c.direction'],
  ['data_storage_setting', '+c.data_storage'],
] as const;
const amounts = [
  ['start_timestamp', '+c.start_ms'],
  ['end_timestamp', '+c.end_ms'],
  ['duration_ms', '+c.duration_ms'],
  ['combined_cost', '+c.cost'],
  ['e2e_latency_p50', '+c.latency_p50'],
] as const;

function callConditions(filter: QueueFilter): readonly SqlPart[] {
  const { call } = filter;
  return [
    ...whenSet(call.agent?.length === 0 ? undefined : call.agent, agentSql),
    ...whenSet(call.call_id, (id) =>
      id.op === 'eq' ? ordered(sqlPart('c.id = ?', id.value)) : stringSql('+c.id', id),
    ),
    ...texts.flatMap(([name, column]) => whenSet(call[name], (text) => stringSql(column, text))),
    ...enums.flatMap(([name, column]) => whenSet(call[name], ({ value }) => isIn(column, value))),
    ...amounts.flatMap(([name, column]) => whenSet(call[name], (to) => amountSql(column, to))),
    ...whenSet(call.disconnection_reason, (reason) => oneOf('c.reason', reason)),
    ...whenSet(call.in_voicemail, ({ value }) => sqlPart('+c.in_voicemail = ?', Number(value))),
    ...whenSet(call.call_successful, ({ value }) =>
      ordered(sqlPart('c.successful = ?', Number(value))),
    ),
    ...sentimentSql(filter),
    ...outcomeSql(filter.outcome),
  ];
}

function reviewConditions(filter: QueueFilter): readonly SqlPart[] {
  const { states, flagged, tags, marks } = filter;
  return [
    ...whenSet(states?.length === 0 ? undefined : states, (wanted) =>
      // In these words the partial index of touched calls answers.
      wanted.includes('new')
        ? isIn('+c.state', wanted)
        : ordered(allOfTwo(sqlPart(`c.state <> 'new'`), isIn('+c.state', wanted))),
    ),
    ...whenSet(flagged, (is) =>
      is ? ordered(sqlPart('c.flagged = 1')) : sqlPart('+c.flagged = 0'),
    ),
    ...whenSet(tags?.length === 0 ? undefined : tags, tagSql),
    ...(marks ?? []).map(markerSql),
  ];
}

const whenSet = <T>(value: T | undefined, sql: (value: T) => SqlPart): readonly SqlPart[] =>
  value === undefined ? [] : [sql(value)];

const ordered = (condition: SqlPart): SqlPart => ({ ...condition, keepsOrder: true });

const allOfTwo = (one: SqlPart, other: SqlPart): SqlPart => ({
  sql: `${one.sql} AND ${other.sql}`,
  values: [...one.values, ...other.values],
});

const oneOf = (column: string, { value }: EnumFilter): SqlPart =>
  value.length === 1 && value[0] !== undefined
    ? ordered(sqlPart(`${column} = ?`, value[0]))
    : isIn(`+${column}`, value);

function agentSql(agents: readonly AgentFilter[]): SqlPart {
  const [first, ...others] = agents;
  if (first === undefined) return never;
  if (others.length === 0) {
    const version = versionSql(first);
    const agent = sqlPart('c.agent_id = ?', first.agent_id);
    return ordered(version === undefined ? agent : allOfTwo(agent, version));
  }
  return anyOf(
    agents.map((agent) => {
      const id = sqlPart('+c.agent_id = ?', agent.agent_id);
      const version = versionSql(agent);
      return version === undefined ? id : allOfTwo(id, version);
    }),
  );
}

const versionSql = ({ version }: AgentFilter): SqlPart | undefined =>
  version === undefined || version.length === 0 ? undefined : isIn('+c.agent_version', version);

function sentimentSql({ call, withoutSentiment }: QueueFilter): readonly SqlPart[] {
  const listed = call.user_sentiment;
  if (withoutSentiment !== true) {
    return whenSet(listed, (sentiment) => oneOf('c.sentiment', sentiment));
  }
  if (listed === undefined) return [ordered(sqlPart('c.sentiment IS NULL'))];
  return [anyOf([isIn('+c.sentiment', listed.value), sqlPart('+c.sentiment IS NULL')])];
}

const outcomes = {
  successful: '= 1',
  unsuccessful: '= 0',
  unknown: 'IS NULL',
} as const;

function outcomeSql(wanted: QueueFilter['outcome']): readonly SqlPart[] {
  const [first, ...others] = new Set(wanted);
  if (first === undefined) return [];
  if (others.length === 0) return [ordered(sqlPart(`c.successful ${outcomes[first]}`))];
  return [
    anyOf([first, ...others].map((outcome) => sqlPart(`+c.successful ${outcomes[outcome]}`))),
  ];
}

const tagSql = (tags: readonly string[]): SqlPart =>
  sqlPart(
    `EXISTS (SELECT 1 FROM call_tags g
      WHERE g.key = c.key AND g.tag_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(tags),
  );

type MarkerFilter = NonNullable<QueueFilter['marks']>[number];

const markerSql = ({ kind, atLeast }: MarkerFilter): SqlPart =>
  sqlPart(
    `EXISTS (SELECT 1 FROM call_marks m WHERE m.kind = ? AND m.key = c.key AND m.found >= ?)`,
    kind,
    atLeast,
  );

/** Beside wanted words FTS5 itself leaves the unwanted out; alone they need a look at every call. */
const excludedText = (
  { kind }: QueueFilter,
  { wanted, unwanted }: SearchQuery,
): readonly SqlPart[] =>
  whenSet(wanted === undefined ? unwanted : undefined, (words) =>
    sqlPart(
      `c.key NOT IN (SELECT n.rowid FROM search_${kind} n WHERE n.search_${kind} MATCH ?)`,
      words,
    ),
  );
