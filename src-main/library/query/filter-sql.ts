import type { AgentFilter, EnumFilter, QueueFilter } from '../../../src-shared/filter.ts';
import { chooseDrivingTable, matchExpression, type DrivingTable } from './driving-table.ts';
import { serverMatchSql, fieldConditions, fieldSql, toolSql } from './field-sql.ts';
import { reviewConditions } from './review-sql.ts';
import { searchQuery, type SearchQuery } from './search.ts';
import {
  anyOf,
  isIn,
  never,
  sqlPart,
  type SqlPart,
  allOfTwo,
  amountSql,
  keepingOrder,
  stringSql,
  whenSet,
} from './sql.ts';

/**
 * A filter as SQL over `calls c`. `from` lists the tables, starting with the driving table, whose order
 * of keys (`key`) a walk follows, so that SQLite never sorts. docs/filters.md defines each filter field.
 */
export interface FilterSql {
  readonly from: string;
  /** The same for queries that only need keys. */
  readonly countFrom: string;
  readonly key: string;
  readonly where: readonly SqlPart[];
  /** The condition on the kind, phrased so that a walk in time order uses the best index. */
  readonly kind: SqlPart;
  /** The driving table is not `calls`, so no index of `calls` can provide the order. */
  readonly hasDrivingTable: boolean;
  /** Only the kind is given, so the total is a maintained count. */
  readonly isUnfiltered: boolean;
  /** Only the kind and a search are given. */
  readonly isSearchOnly: boolean;
  /** The query contains a search, which would run again in every time window. */
  readonly scanInOneGo: boolean;
}

/**
 * `callsReportAttributes` says whether calls carry their custom attributes. If not, a filter on them
 * matches the calls that Retell found by the same filter.
 */
export function filterSql(filter: QueueFilter, callsReportAttributes: boolean): FilterSql {
  const search = searchQuery(filter.search ?? '');
  const { known, serverOnly } = splitByKnownValues(filter, callsReportAttributes);
  const conditions = [
    ...callConditions(filter),
    ...reviewConditions(filter),
    ...fieldConditions(known).map(fieldSql),
    ...serverOnly.map((attribute) => serverMatchSql({ attribute })),
    ...(filter.call.tool_calls ?? []).map(toolSql),
    ...searchText(filter, search),
  ];
  const drivingTable = chooseDrivingTable({ ...filter, call: known }, serverOnly, search);
  if (drivingTable !== undefined) return drivenSql(filter, drivingTable, conditions);
  // The index on the kind is best if nothing else is given; with conditions that no index answers, the table is.
  const byIndex =
    conditions.length === 0 || conditions.some(({ keepsOrder }) => keepsOrder === true);
  return {
    from: 'calls c',
    countFrom: 'calls c',
    key: 'c.key',
    where: conditions,
    kind: sqlPart(byIndex ? 'c.kind = ?' : '+c.kind = ?', filter.kind),
    isUnfiltered: conditions.length === 0,
    isSearchOnly: false,
    hasDrivingTable: false,
    scanInOneGo: search.excluded !== undefined,
  };
}

function drivenSql(
  filter: QueueFilter,
  drivingTable: DrivingTable,
  conditions: readonly SqlPart[],
): FilterSql {
  const isSearch = drivingTable.isSearch === true;
  const on = drivingTable.on ?? `c.key = ${drivingTable.key}`;
  const from = `${drivingTable.table} CROSS JOIN calls c ON ${on}`;
  return {
    from,
    // Each kind has its own search table, so the hits of a plain search need no lookup in `calls`.
    countFrom: isSearch && conditions.length === 0 ? drivingTable.table : from,
    key: drivingTable.key,
    where: [drivingTable.where, ...conditions],
    // A search table has calls of one kind only.
    kind: isSearch ? sqlPart('1') : sqlPart('+c.kind = ?', filter.kind),
    isUnfiltered: false,
    isSearchOnly: isSearch && conditions.length === 0,
    hasDrivingTable: true,
    // The calls of a plan are in no order and few, so a time window would read all of them.
    scanInOneGo: isSearch || filter.plan !== undefined,
  };
}

/** Chats carry their attributes, according to Retell's documents. */
function splitByKnownValues({ kind, call }: QueueFilter, callsReportAttributes: boolean) {
  if (kind === 'chat' || callsReportAttributes) return { known: call, serverOnly: [] };
  const { custom_attributes: serverOnly = [], ...known } = call;
  return { known, serverOnly };
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
      id.op === 'eq' ? keepingOrder(sqlPart('c.id = ?', id.value)) : stringSql('+c.id', id),
    ),
    ...texts.flatMap(([name, column]) => whenSet(call[name], (text) => stringSql(column, text))),
    ...enums.flatMap(([name, column]) => whenSet(call[name], ({ value }) => isIn(column, value))),
    ...amounts.flatMap(([name, column]) => whenSet(call[name], (to) => amountSql(column, to))),
    ...whenSet(call.disconnection_reason, (reason) => oneOf('c.reason', reason)),
    ...whenSet(call.in_voicemail, ({ value }) => sqlPart('+c.in_voicemail = ?', Number(value))),
    ...whenSet(call.call_successful, ({ value }) =>
      keepingOrder(sqlPart('c.successful = ?', Number(value))),
    ),
    ...sentimentSql(filter),
    ...outcomeSql(filter.outcome),
  ];
}

const oneOf = (column: string, { value }: EnumFilter): SqlPart =>
  value.length === 1 && value[0] !== undefined
    ? keepingOrder(sqlPart(`${column} = ?`, value[0]))
    : isIn(`+${column}`, value);

function agentSql(agents: readonly AgentFilter[]): SqlPart {
  const [first, ...others] = agents;
  if (first === undefined) return never;
  if (others.length === 0) {
    const version = versionSql(first);
    const agent = sqlPart('c.agent_id = ?', first.agent_id);
    return keepingOrder(version === undefined ? agent : allOfTwo(agent, version));
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
  if (listed === undefined) return [keepingOrder(sqlPart('c.sentiment IS NULL'))];
  return [anyOf([isIn('+c.sentiment', listed.value), sqlPart('+c.sentiment IS NULL')])];
}

const outcomes = {
  successful: '= 1',
  unsuccessful: '= 0',
  unknown: 'IS NULL',
} as const;

function outcomeSql(selected: QueueFilter['outcome']): readonly SqlPart[] {
  const [first, ...others] = new Set(selected);
  if (first === undefined) return [];
  if (others.length === 0) return [keepingOrder(sqlPart(`c.successful ${outcomes[first]}`))];
  return [
    anyOf([first, ...others].map((outcome) => sqlPart(`+c.successful ${outcomes[outcome]}`))),
  ];
}

/**
 * FTS5 handles excluded terms next to included ones, in the driving table. On their own they are a
 * condition on every call, and in the queue of a plan the whole search is one.
 */
function searchText(
  { kind, plan }: QueueFilter,
  { included, excluded }: SearchQuery,
): readonly SqlPart[] {
  const found = `(SELECT n.rowid FROM search_${kind} n WHERE n.search_${kind} MATCH ?)`;
  if (included === undefined) {
    return whenSet(excluded, (expression) => sqlPart(`c.key NOT IN ${found}`, expression));
  }
  if (plan === undefined) return [];
  return [sqlPart(`c.key IN ${found}`, matchExpression(included, excluded))];
}
