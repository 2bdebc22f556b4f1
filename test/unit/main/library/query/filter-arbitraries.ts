import fc from 'fast-check';
import type { Call, Entry } from '../../../../../src-shared/call.ts';
import type { CallFilter } from '../../../../../src-shared/filter.ts';
import { createCall, testStartMs } from '../test-library.ts';

const texts = ['', 'a', 'A', 'ab', 'ba', 'é', '😀', 'a😀', '+1 213', "x'y", '%', '_', 'a\0b'];
const text = fc.constantFrom(...texts);
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 100, 1e15);
const json = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.constant([1]));
const fieldValues = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'A'), json, {
  maxKeys: 3,
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const sentiments = ['Negative', 'Positive', 'Neutral', 'Unknown'];
const reasons = ['user_hangup', 'agent_hangup', 'dial_busy'];
const agents = ['agent_1', 'agent_2'];
const tools = ['book', 'look up'];

const toolUses = fc.array(
  fc.record({
    name: fc.constantFrom(...tools),
    successful: maybe(fc.boolean()),
    tookMs: maybe(fc.constantFrom(0, 10, 50, 100)),
  }),
  { maxLength: 3 },
);

const details = fc.record({
  agentId: maybe(fc.constantFrom(...agents)),
  agentVersion: maybe(fc.constantFrom(0, 1, 2)),
  status: maybe(fc.constantFrom('ended', 'ongoing', 'error')),
  type: maybe(fc.constantFrom('web_call', 'phone_call')),
  direction: maybe(fc.constantFrom('inbound', 'outbound')),
  fromNumber: maybe(text),
  toNumber: maybe(text),
  batchCallId: maybe(text),
  dataStorage: maybe(fc.constantFrom('everything', 'basic_attributes_only')),
  disconnectionReason: maybe(fc.constantFrom(...reasons)),
  sentiment: maybe(fc.constantFrom(...sentiments)),
  successful: maybe(fc.boolean()),
  inVoicemail: maybe(fc.boolean()),
  startMs: maybe(fc.constantFrom(0, testStartMs, testStartMs + 1, testStartMs + 2)),
  endMs: maybe(fc.constantFrom(testStartMs, testStartMs + 5)),
  durationMs: maybe(number),
  metadata: maybe(fieldValues),
  customAnalysis: maybe(fieldValues),
  customAttributes: maybe(fieldValues),
  dynamicVariables: maybe(fieldValues),
  combined: maybe(number),
  p50: maybe(number),
  toolUses,
});

/** A dozen calls whose facts are there or not, odd or plain. */
export const arbitraryCalls = fc.array(details, { minLength: 12, maxLength: 12 }).map((list) =>
  list.map(({ combined, p50, toolUses: used, ...rest }, index): Call => {
    const defined = JSON.parse(JSON.stringify(rest)) as Partial<Call>;
    return createCall(`call_${index}`, {
      ...defined,
      ...(rest.status === undefined ? { status: 'ended' } : {}),
      ...(combined === undefined ? {} : { cost: { products: [], combined } }),
      ...(p50 === undefined ? {} : { latency: { e2e: { p50 } } }),
      entries: used.flatMap(toolEntries),
    });
  }),
);

function toolEntries(
  use: { name: string; successful: boolean | undefined; tookMs: number | undefined },
  index: number,
): Entry[] {
  const toolCallId = `t${index}`;
  const sent =
    use.tookMs === undefined ? [{}, {}] : [{ sentMs: 1000 }, { sentMs: 1000 + use.tookMs }];
  return [
    { kind: 'tool-call', toolCallId, name: use.name, arguments: '{}', ...sent[0] },
    {
      kind: 'tool-result',
      toolCallId,
      content: '',
      ...(use.successful === undefined ? {} : { successful: use.successful }),
      ...sent[1],
    },
  ];
}

const stringFilter = fc.record({
  type: fc.constant('string' as const),
  op: fc.constantFrom('eq' as const, 'ne' as const, 'sw' as const, 'ew' as const, 'co' as const),
  value: text,
});
const numberFilter = fc.record({
  type: fc.constant('number' as const),
  op: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le' as const) as fc.Arbitrary<'eq'>,
  value: number,
});
const rangeFilter = fc.record({
  type: fc.constant('range' as const),
  op: fc.constant('bt' as const),
  value: fc.tuple(number, number),
});
const booleanFilter = fc.record({
  type: fc.constant('boolean' as const),
  op: fc.constant('eq' as const),
  value: fc.boolean(),
});
const enumOf = (values: readonly string[]) =>
  fc.record({
    type: fc.constant('enum' as const),
    op: fc.constant('in' as const),
    value: fc.subarray([...values]),
  });
const presentFilter = fc.record({
  type: fc.constant('present' as const),
  op: fc.constantFrom('pr' as const, 'np' as const),
});
const amount = fc.oneof(numberFilter, rangeFilter);
const key = fc.record({ key: fc.constantFrom('a', 'b', '__proto__') });
const fieldFilters = fc.array(
  fc
    .tuple(
      fc.oneof(
        stringFilter,
        numberFilter,
        rangeFilter,
        booleanFilter,
        enumOf(texts),
        presentFilter,
      ),
      key,
    )
    .map(([filter, named]) => ({ ...filter, ...named })),
  { maxLength: 2 },
);
const moment = fc.oneof(
  fc.record({
    type: fc.constant('number' as const),
    op: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le' as const) as fc.Arbitrary<'eq'>,
    value: fc.constantFrom(testStartMs, testStartMs + 1),
  }),
  fc.record({
    type: fc.constant('range' as const),
    op: fc.constant('bt' as const),
    value: fc.constant([testStartMs, testStartMs + 1] as [number, number]),
  }),
);

/** Each criterion of Retell's filter, by its own arbitrary. */
export const arbitraryFilters: { readonly [K in keyof CallFilter]-?: fc.Arbitrary<unknown> } = {
  agent: fc.array(
    fc.record(
      { agent_id: fc.constantFrom(...agents), version: fc.subarray([0, 1, 2]) },
      { requiredKeys: ['agent_id'] },
    ),
    { maxLength: 2 },
  ),
  call_id: fc.record({
    type: fc.constant('string' as const),
    op: fc.constantFrom('eq', 'ne', 'sw', 'ew', 'co'),
    value: fc.constantFrom('call_1', 'call', '1', ''),
  }),
  batch_call_id: stringFilter,
  call_status: enumOf(['ended', 'ongoing', 'error']),
  in_voicemail: booleanFilter,
  disconnection_reason: enumOf(reasons),
  from_number: stringFilter,
  to_number: stringFilter,
  call_type: enumOf(['web_call', 'phone_call']),
  direction: enumOf(['inbound', 'outbound']),
  user_sentiment: enumOf(sentiments),
  data_storage_setting: enumOf(['everything', 'basic_attributes_only']),
  call_successful: booleanFilter,
  start_timestamp: moment,
  end_timestamp: moment,
  duration_ms: amount,
  combined_cost: amount,
  e2e_latency_p50: amount,
  tool_calls: fc.array(
    fc.record(
      { name: fc.constantFrom(...tools, 'other'), latency_ms: amount, success: booleanFilter },
      { requiredKeys: ['name'] },
    ),
    { maxLength: 2 },
  ),
  custom_analysis_data: fieldFilters,
  custom_attributes: fieldFilters,
  metadata: fieldFilters,
  dynamic_variables: fc.array(
    fc.tuple(stringFilter, key).map(([filter, named]) => ({ ...filter, ...named })),
    { maxLength: 2 },
  ),
};
