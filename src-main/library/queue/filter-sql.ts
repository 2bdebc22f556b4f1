import type { AgentFilter, EnumFilter, QueueFilter } from '../../../src-shared/filter.ts';
import { driverOf } from './driver.ts';
import { affirmedSql, fieldCriteria, fieldSql, toolSql } from './field-sql.ts';
import { searchQuery, type SearchQuery } from './search-query.ts';
import { anyOf, isIn, never, part, type SqlPart } from './sql-part.ts';
import { amountSql, stringSql } from './value-sql.ts';

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
  readonly isLed: boolean;
  /** Nothing but the kind is asked for, so the total is the one that is kept. */
  readonly everything: boolean;
  /** Cutting the walk into stretches of time would repeat a search for each of them. */
  readonly walkWhole: boolean;
}

/**
 * `tellsAttributes` says whether calls tell their custom attributes; where they don't, those count that
 * Retell has found by the very criterion.
 */
export function filterSql(filter: QueueFilter, tellsAttributes: boolean): FilterSql {
  const search = searchQuery(filter.search ?? '');
  const { told, untold } = byTelling(filter, tellsAttributes);
  const criteria = [
    ...callCriteria(filter),
    ...workCriteria(filter),
    ...fieldCriteria(told).map(fieldSql),
    ...untold.map((attribute) => affirmedSql({ attribute })),
    ...(filter.call.tool_calls ?? []).map(toolSql),
    ...unwantedText(filter, search),
  ];
  const driver = driverOf({ ...filter, call: told }, untold, search);
  if (driver !== undefined) {
    const isSearch = driver.isSearch === true;
    const from = `${driver.table} CROSS JOIN calls c ON c.key = ${driver.key}`;
    return {
      from,
      // Each kind has its own search table, so hits of a plain search need not be looked up.
      countFrom: isSearch && criteria.length === 0 ? driver.table : from,
      key: driver.key,
      where: [driver.where, ...criteria],
      // A search table holds one kind only.
      kind: isSearch ? part('1') : part('+c.kind = ?', filter.kind),
      everything: false,
      isLed: true,
      walkWhole: isSearch,
    };
  }
  // Alone, the kind is best read from its index; beside conditions that none answers, from the table.
  const byIndex = criteria.length === 0 || criteria.some(({ keepsOrder }) => keepsOrder === true);
  return {
    from: 'calls c',
    countFrom: 'calls c',
    key: 'c.key',
    where: criteria,
    kind: part(byIndex ? 'c.kind = ?' : '+c.kind = ?', filter.kind),
    everything: criteria.length === 0,
    isLed: false,
    walkWhole: search.unwanted !== undefined,
  };
}

/** Chats tell their attributes, by Retell's own document. */
function byTelling({ kind, call }: QueueFilter, tellsAttributes: boolean) {
  if (kind === 'chat' || tellsAttributes) return { told: call, untold: [] };
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

function callCriteria(filter: QueueFilter): readonly SqlPart[] {
  const { call } = filter;
  return [
    ...given(call.agent?.length === 0 ? undefined : call.agent, agentSql),
    ...given(call.call_id, (id) =>
      id.op === 'eq' ? ordered(part('c.id = ?', id.value)) : stringSql('+c.id', id),
    ),
    ...texts.flatMap(([name, column]) => given(call[name], (text) => stringSql(column, text))),
    ...enums.flatMap(([name, column]) => given(call[name], ({ value }) => isIn(column, value))),
    ...amounts.flatMap(([name, column]) => given(call[name], (to) => amountSql(column, to))),
    ...given(call.disconnection_reason, (reason) => oneOf('c.reason', reason)),
    ...given(call.in_voicemail, ({ value }) => part('+c.in_voicemail = ?', Number(value))),
    ...given(call.call_successful, ({ value }) => ordered(part('c.successful = ?', Number(value)))),
    ...sentimentSql(filter),
    ...outcomeSql(filter.outcome),
  ];
}

function workCriteria(filter: QueueFilter): readonly SqlPart[] {
  const { states, flagged, tags, marks } = filter;
  return [
    ...given(states?.length === 0 ? undefined : states, (wanted) =>
      // In these words the partial index of touched calls answers.
      wanted.includes('new')
        ? isIn('+c.state', wanted)
        : ordered(both(part(`c.state <> 'new'`), isIn('+c.state', wanted))),
    ),
    ...given(flagged, (is) => (is ? ordered(part('c.flagged = 1')) : part('+c.flagged = 0'))),
    ...given(tags?.length === 0 ? undefined : tags, tagSql),
    ...(marks ?? []).map(markSql),
  ];
}

const given = <T>(value: T | undefined, sql: (value: T) => SqlPart): readonly SqlPart[] =>
  value === undefined ? [] : [sql(value)];

const ordered = (condition: SqlPart): SqlPart => ({ ...condition, keepsOrder: true });

const both = (one: SqlPart, other: SqlPart): SqlPart => ({
  sql: `${one.sql} AND ${other.sql}`,
  values: [...one.values, ...other.values],
});

const oneOf = (column: string, { value }: EnumFilter): SqlPart =>
  value.length === 1 && value[0] !== undefined
    ? ordered(part(`${column} = ?`, value[0]))
    : isIn(`+${column}`, value);

function agentSql(agents: readonly AgentFilter[]): SqlPart {
  const [first, ...others] = agents;
  if (first === undefined) return never;
  if (others.length === 0) {
    const version = versionSql(first);
    const agent = part('c.agent_id = ?', first.agent_id);
    return ordered(version === undefined ? agent : both(agent, version));
  }
  return anyOf(
    agents.map((agent) => {
      const id = part('+c.agent_id = ?', agent.agent_id);
      const version = versionSql(agent);
      return version === undefined ? id : both(id, version);
    }),
  );
}

const versionSql = ({ version }: AgentFilter): SqlPart | undefined =>
  version === undefined || version.length === 0 ? undefined : isIn('+c.agent_version', version);

function sentimentSql({ call, withoutSentiment }: QueueFilter): readonly SqlPart[] {
  const listed = call.user_sentiment;
  if (withoutSentiment !== true) {
    return given(listed, (sentiment) => oneOf('c.sentiment', sentiment));
  }
  if (listed === undefined) return [ordered(part('c.sentiment IS NULL'))];
  return [anyOf([isIn('+c.sentiment', listed.value), part('+c.sentiment IS NULL')])];
}

const outcomes = {
  successful: '= 1',
  unsuccessful: '= 0',
  unknown: 'IS NULL',
} as const;

function outcomeSql(wanted: QueueFilter['outcome']): readonly SqlPart[] {
  const [first, ...others] = new Set(wanted);
  if (first === undefined) return [];
  if (others.length === 0) return [ordered(part(`c.successful ${outcomes[first]}`))];
  return [anyOf([first, ...others].map((outcome) => part(`+c.successful ${outcomes[outcome]}`)))];
}

const tagSql = (tags: readonly string[]): SqlPart =>
  part(
    `EXISTS (SELECT 1 FROM call_tags g
      WHERE g.key = c.key AND g.tag_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(tags),
  );

type MarkCriterion = NonNullable<QueueFilter['marks']>[number];

const markSql = ({ kind, atLeast }: MarkCriterion): SqlPart =>
  part(
    `EXISTS (SELECT 1 FROM call_marks m WHERE m.kind = ? AND m.key = c.key AND m.found >= ?)`,
    kind,
    atLeast,
  );

/** Beside wanted words FTS5 itself leaves the unwanted out; alone they need a look at every call. */
const unwantedText = (
  { kind }: QueueFilter,
  { wanted, unwanted }: SearchQuery,
): readonly SqlPart[] =>
  given(wanted === undefined ? unwanted : undefined, (words) =>
    part(
      `c.key NOT IN (SELECT n.rowid FROM search_${kind} n WHERE n.search_${kind} MATCH ?)`,
      words,
    ),
  );
