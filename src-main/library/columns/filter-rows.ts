import type {
  AgentFilter,
  AmountFilter,
  EnumFilter,
  QueueFilter,
} from '../../../src-shared/filter.ts';
import { amountTest } from './amount-test.ts';
import {
  absentFlag,
  absentText,
  type CallColumns,
  type FlagColumn,
  type NumberColumn,
  type TextColumn,
} from './call-columns.ts';

/** Leaves the rows that meet one condition of a filter, in their order. */
type Narrow = (rows: Uint32Array) => Uint32Array;

/**
 * The rows of `among` that match the fields of a filter which the columns hold, with the meaning that
 * filter-sql.ts and review-sql.ts give them. Each condition is one pass over the rows that are left.
 */
export function filterRows(
  columns: CallColumns,
  filter: QueueFilter,
  among: Uint32Array,
): Uint32Array {
  const conditions = [
    ...kindCondition(columns, filter),
    ...callConditions(columns, filter),
    ...reviewConditions(columns, filter),
  ];
  return conditions.reduce((rows, narrow) => narrow(rows), among);
}

const enums = [
  ['call_status', 'status'],
  ['call_type', 'type'],
  ['direction', 'direction'],
  ['data_storage_setting', 'data_storage'],
  ['disconnection_reason', 'reason'],
] as const;
const amounts = [
  ['start_timestamp', 'start_ms'],
  ['duration_ms', 'duration_ms'],
  ['combined_cost', 'cost'],
  ['e2e_latency_p50', 'latency_p50'],
] as const;

/** The fields of `CallFilter` that the columns answer. */
const columnFields: ReadonlySet<string> = new Set([
  ...[...enums, ...amounts].map(([field]) => field),
  'agent',
  'user_sentiment',
  'in_voicemail',
  'call_successful',
]);

/** The filter without the fields that the columns answer, for SQL. */
export function fieldsForSql(filter: QueueFilter): QueueFilter {
  const { states: _states, flagged: _flagged, score: _score, ...others } = filter;
  const { passed: _passed, commented: _commented, reviewedByAnyone: _reviewed, ...more } = others;
  const { outcome: _outcome, withoutSentiment: _without, ...rest } = more;
  const call = Object.fromEntries(
    Object.entries(filter.call).filter(([field]) => !columnFields.has(field)),
  );
  return { ...rest, call };
}

/** Most libraries hold calls of one kind only. */
const kindCondition = (columns: CallColumns, { kind }: QueueFilter): readonly Narrow[] =>
  columns.holdsOnly('kind', kind) ? [] : [textIn(columns, 'kind', [kind])];

function callConditions(columns: CallColumns, filter: QueueFilter): readonly Narrow[] {
  const { call, outcome = [] } = filter;
  return [
    ...when(call.agent?.length === 0 ? undefined : call.agent, (agents) =>
      agentIn(columns, agents),
    ),
    ...enums.flatMap(([field, column]) =>
      when(call[field], ({ value }) => textIn(columns, column, value)),
    ),
    ...amounts.flatMap(([field, column]) =>
      when(call[field], (amount) => amountIs(columns, column, amount)),
    ),
    ...when(call.in_voicemail, ({ value }) => flagIn(columns, 'in_voicemail', [Number(value)])),
    ...when(call.call_successful, ({ value }) => flagIn(columns, 'successful', [Number(value)])),
    ...sentimentCondition(columns, call.user_sentiment, filter.withoutSentiment === true),
    ...when(outcome.length === 0 ? undefined : outcome, (selected) =>
      flagIn(
        columns,
        'successful',
        selected.map((name) => outcomeFlags[name]),
      ),
    ),
  ];
}

const outcomeFlags = { successful: 1, unsuccessful: 0, unknown: absentFlag } as const;

function sentimentCondition(
  columns: CallColumns,
  listed: EnumFilter | undefined,
  withoutSentiment: boolean,
): readonly Narrow[] {
  if (listed === undefined && !withoutSentiment) return [];
  return [textIn(columns, 'sentiment', listed?.value ?? [], withoutSentiment)];
}

/** What only a reviewed call has does not match a new one. */
function reviewConditions(columns: CallColumns, filter: QueueFilter): readonly Narrow[] {
  const { states, flagged, score, passed, commented, reviewedByAnyone } = filter;
  const ofReviewed = score !== undefined || passed !== undefined || commented === true;
  return [
    ...when(states?.length === 0 ? undefined : states, (some) => textIn(columns, 'state', some)),
    ...(ofReviewed ? [textNotIn(columns, 'state', ['new'])] : []),
    ...when(flagged, (is) => flagIn(columns, 'flagged', [Number(is)])),
    ...when(score, (amount) => amountIs(columns, 'score', amount)),
    ...when(passed, (is) => flagIn(columns, 'passed', [Number(is)])),
    ...when(commented, (is) => flagIn(columns, 'commented', [Number(is)])),
    ...when(reviewedByAnyone, (is) => flagIn(columns, 'reviewed_by_anyone', [Number(is)])),
  ];
}

const when = <T>(value: T | undefined, narrow: (value: T) => Narrow): readonly Narrow[] =>
  value === undefined ? [] : [narrow(value)];

const textCount = 0x1_00_00;

function textIn(
  columns: CallColumns,
  name: TextColumn,
  texts: readonly string[],
  orAbsent = false,
): Narrow {
  const wanted = new Uint8Array(textCount);
  for (const number of numbersOf(columns, name, texts)) wanted[number] = 1;
  if (orAbsent) wanted[absentText] = 1;
  return (rows) => narrowByNumber(rows, columns.text(name), wanted);
}

/** Rows without a text match neither this nor its opposite. */
function textNotIn(columns: CallColumns, name: TextColumn, texts: readonly string[]): Narrow {
  const wanted = new Uint8Array(textCount).fill(1);
  for (const number of numbersOf(columns, name, texts)) wanted[number] = 0;
  wanted[absentText] = 0;
  return (rows) => narrowByNumber(rows, columns.text(name), wanted);
}

function flagIn(columns: CallColumns, name: FlagColumn, flags: readonly number[]): Narrow {
  const wanted = new Uint8Array(absentFlag + 1);
  for (const flag of flags) wanted[flag] = 1;
  return (rows) => narrowByNumber(rows, columns.flag(name), wanted);
}

function amountIs(columns: CallColumns, name: NumberColumn, amount: AmountFilter): Narrow {
  const test = amountTest(amount);
  const column = columns.number(name);
  return (rows) => narrowed(rows, (row) => test(column[row] ?? Number.NaN));
}

function agentIn(columns: CallColumns, agents: readonly AgentFilter[]): Narrow {
  const wanted = new Map<number, ReadonlySet<number> | 'any'>();
  for (const { agent_id: id, version = [] } of agents) {
    const number = columns.numberOf('agent_id', id);
    if (number === undefined) continue;
    const before = wanted.get(number) ?? new Set<number>();
    const isAny = before === 'any' || version.length === 0;
    const versions = numbersOf(columns, 'agent_version', version.map(String));
    wanted.set(number, isAny ? 'any' : new Set([...before, ...versions]));
  }
  const [ids, versions] = [columns.text('agent_id'), columns.text('agent_version')];
  return (rows) =>
    narrowed(rows, (row) => {
      const some = wanted.get(ids[row] ?? absentText);
      return some === 'any' || some?.has(versions[row] ?? absentText) === true;
    });
}

const numbersOf = (
  columns: CallColumns,
  name: TextColumn,
  texts: readonly string[],
): readonly number[] => texts.flatMap((text) => columns.numberOf(name, text) ?? []);

/** Without a branch, which would cost more than the rest of the loop. */
function narrowByNumber(
  rows: Uint32Array,
  column: Uint16Array | Uint8Array,
  wanted: Uint8Array,
): Uint32Array {
  const left = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    left[count] = row;
    count += wanted[column[row] ?? 0] ?? 0;
  }
  return left.subarray(0, count);
}

function narrowed(rows: Uint32Array, isWanted: (row: number) => boolean): Uint32Array {
  const left = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (!isWanted(row)) continue;
    left[count] = row;
    count += 1;
  }
  return left.subarray(0, count);
}
