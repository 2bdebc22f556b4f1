import type { QueueFilter } from '../../../src-shared/filter.ts';
import { amountTest } from '../columns/amount-test.ts';
import type { Dictionary } from '../columns/dictionary.ts';

type Column<Value> = { readonly [row: number]: Value };

/** The columns of calls that both tables have. */
interface CallColumns {
  readonly agents: Dictionary;
  readonly sentiments: Dictionary;
  /** −1 for a row that does not count. */
  readonly agent: Column<number>;
  readonly isChat: Column<number | boolean>;
  readonly version: Column<number>;
  readonly startMs: Column<number>;
  readonly sentiment: Column<number>;
  readonly successful: Column<number>;
}

/** A condition on a row of the table. `undefined` if only SQL can evaluate the filter. */
export function callConditions(
  table: CallColumns,
  filter: QueueFilter,
): ((row: number) => boolean) | undefined {
  if (!isSimple(filter)) return undefined;
  const tests = [
    kindTest(table, filter),
    outcomeTest(table, filter),
    sentimentTest(table, filter),
    startTest(table, filter),
    agentTest(table, filter),
  ].filter((test) => test !== undefined);
  return (row) => table.agent[row] !== -1 && tests.every((test) => test(row));
}

type RowTest = (row: number) => boolean;

function kindTest(table: CallColumns, { kind }: QueueFilter): RowTest {
  const isChat = kind === 'chat';
  return (row) => Boolean(table.isChat[row]) === isChat;
}

function outcomeTest(table: CallColumns, { call, outcome }: QueueFilter): RowTest | undefined {
  const flags = flagsOf(call.call_successful?.value, outcome);
  return flags && ((row) => flags.has(table.successful[row] ?? -1));
}

function sentimentTest(table: CallColumns, filter: QueueFilter): RowTest | undefined {
  const listed = filter.call.user_sentiment?.value;
  const withoutSentiment = filter.withoutSentiment === true;
  if (listed === undefined && !withoutSentiment) return undefined;
  const names = [...(listed ?? []), ...(withoutSentiment ? [''] : [])];
  const wanted = new Set(
    names.map((name) => table.sentiments.find(name)).filter((index) => index >= 0),
  );
  return (row) => wanted.has(table.sentiment[row] ?? -1);
}

function startTest(table: CallColumns, { call }: QueueFilter): RowTest | undefined {
  if (call.start_timestamp === undefined) return undefined;
  const test = amountTest(call.start_timestamp);
  return (row) => test(table.startMs[row] ?? Number.NaN);
}

function agentTest(table: CallColumns, { call }: QueueFilter): RowTest | undefined {
  if (call.agent === undefined || call.agent.length === 0) return undefined;
  const agents = call.agent.map(({ agent_id: id, version = [] }) => ({
    index: table.agents.find(id),
    versions: version.length === 0 ? undefined : new Set(version),
  }));
  return (row) =>
    agents.some(
      ({ index, versions }) =>
        table.agent[row] === index &&
        (versions === undefined || versions.has(table.version[row] ?? Number.NaN)),
    );
}

const simpleFields: ReadonlySet<string> = new Set([
  'agent',
  'start_timestamp',
  'user_sentiment',
  'call_successful',
]);

/** The filter has only fields that the tables hold. */
export const isSimple = ({ call, kind: _kind, ...rest }: QueueFilter): boolean =>
  isSet(call).every((name) => simpleFields.has(name)) &&
  isSet(rest).every((name) => reviewFields.has(name) || tableFields.has(name));

/** The fields that restrict something. */
const isSet = (fields: object): readonly string[] =>
  Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    const isEmpty =
      value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [name];
  });

const tableFields: ReadonlySet<string> = new Set(['outcome', 'withoutSentiment']);

/** Fields that are about reviews. The review table evaluates them for the reviews of everybody. */
const reviewFields: ReadonlySet<string> = new Set([
  'states',
  'flagged',
  'tags',
  'score',
  'passed',
  'answers',
  'reviewers',
  'submittedMs',
  'commented',
]);

/** The filter without the fields that are about reviews, for SQL. */
export const callPart = ({
  states: _states,
  flagged: _flagged,
  tags: _tags,
  score: _score,
  passed: _passed,
  answers: _answers,
  reviewers: _reviewers,
  submittedMs: _submittedMs,
  commented: _commented,
  ...rest
}: QueueFilter): QueueFilter => rest;

const outcomeFlags = { successful: 1, unsuccessful: 0, unknown: -1 } as const;

function flagsOf(
  successful: boolean | undefined,
  outcome: QueueFilter['outcome'],
): ReadonlySet<number> | undefined {
  const listed = new Set((outcome ?? []).map((name) => outcomeFlags[name]));
  if (successful === undefined) return listed.size === 0 ? undefined : listed;
  const flag = Number(successful);
  return new Set([...(listed.size === 0 ? [flag] : listed)].filter((one) => one === flag));
}
