import * as fc from 'fast-check';
import { expect } from 'vitest';
import { CallFilter } from '../../../src-shared/filter.ts';
import type { AnyJson, JsonRecord } from './sample-requests.ts';

const numberOps = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const stringOps = ['eq', 'ne', 'sw', 'ew', 'co'];

/** Filters whose values come from the calls themselves, so that most match some calls and not all. */
export function filterArbitrary(calls: JsonRecord[]): fc.Arbitrary<JsonRecord> {
  const seen = (read: (call: JsonRecord) => unknown): fc.Arbitrary<AnyJson> => {
    const values = [...new Set(calls.map(read).filter((value) => value !== undefined))];
    return fc.constantFrom(...(values.length > 0 ? values : ['nothing']));
  };
  const numbers = (read: (call: JsonRecord) => unknown): fc.Arbitrary<JsonRecord> =>
    fc.oneof(
      fc.record({
        type: fc.constant('number'),
        op: fc.constantFrom(...numberOps),
        value: seen(read),
      }),
      fc
        .tuple(seen(read), seen(read))
        .map((value) => ({ type: 'range', op: 'bt', value: value.toSorted((a, b) => a - b) })),
    );
  const text = (read: (call: JsonRecord) => unknown): fc.Arbitrary<JsonRecord> =>
    fc
      .record({
        type: fc.constant('string'),
        op: fc.constantFrom(...stringOps),
        value: seen(read),
        from: fc.nat(6),
        length: fc.integer({ min: 1, max: 6 }),
      })
      .map(({ type, op, value, from, length }) => ({
        type,
        op,
        value:
          op === 'eq' || op === 'ne'
            ? `${value}`
            : op === 'sw'
              ? `${value}`.slice(0, length)
              : op === 'ew'
                ? `${value}`.slice(-length)
                : `${value}`.slice(from, from + length),
      }));
  const oneOf = (read: (call: JsonRecord) => unknown): fc.Arbitrary<JsonRecord> =>
    fc
      .array(seen(read), { maxLength: 3 })
      .map((value) => ({ type: 'enum', op: 'in', value: value.map(String) }));
  const truth = fc.boolean().map((value) => ({ type: 'boolean', op: 'eq', value }));
  const custom = (
    fields: (call: JsonRecord) => JsonRecord | undefined,
  ): fc.Arbitrary<JsonRecord[]> => {
    const keys = [...new Set(calls.flatMap((call) => Object.keys(fields(call) ?? {})))];
    const one = fc.constantFrom(...keys, 'toString').chain((key) => {
      const read = (call: JsonRecord): unknown => fields(call)?.[key];
      const present = fc.constantFrom('pr', 'np').map((op) => ({ type: 'present', op }));
      const typeOf = calls.map(read).find((value) => value !== undefined);
      const typed =
        typeof typeOf === 'number'
          ? numbers(read)
          : typeof typeOf === 'boolean'
            ? truth
            : fc.oneof(text(read), oneOf(read));
      return fc.oneof(present, typed, typed).map((filter): JsonRecord => ({ ...filter, key }));
    });
    return fc.array(one, { maxLength: 2 });
  };
  const tools = calls.flatMap((call) =>
    (call['transcript_with_tool_calls'] ?? [])
      .filter((entry: JsonRecord) => entry['role'] === 'tool_call_invocation')
      .map((entry: JsonRecord) => entry['name']),
  );
  const filters: Record<string, fc.Arbitrary<unknown>> = {
    agent: fc.array(
      fc.record(
        {
          agent_id: seen((call) => call['agent_id']),
          version: fc.array(fc.integer({ min: 1, max: 9 })),
        },
        { requiredKeys: ['agent_id'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    call_id: text((call) => call['call_id']),
    batch_call_id: text((call) => call['batch_call_id']),
    from_number: text((call) => call['from_number']),
    to_number: text((call) => call['to_number']),
    call_status: oneOf((call) => call['call_status']),
    call_type: oneOf((call) => call['call_type']),
    direction: oneOf((call) => call['direction']),
    disconnection_reason: oneOf((call) => call['disconnection_reason']),
    data_storage_setting: oneOf((call) => call['data_storage_setting']),
    user_sentiment: oneOf((call) => call['call_analysis']?.user_sentiment),
    call_successful: truth,
    in_voicemail: truth,
    start_timestamp: numbers((call) => call['start_timestamp']),
    end_timestamp: numbers((call) => call['end_timestamp']),
    duration_ms: numbers((call) => call['duration_ms']),
    combined_cost: numbers((call) => call['call_cost']?.combined_cost),
    e2e_latency_p50: numbers((call) => call['latency']?.e2e?.p50),
    metadata: custom((call) => call['metadata']),
    custom_attributes: custom((call) => call['custom_attributes']),
    custom_analysis_data: custom((call) => call['call_analysis']?.custom_analysis_data),
    dynamic_variables: fc.array(
      text((call) => call['retell_llm_dynamic_variables']?.region).map((filter) => ({
        ...filter,
        key: 'region',
      })),
      { maxLength: 1 },
    ),
    tool_calls: fc.array(
      fc.record({ name: fc.constantFrom(...tools), success: truth }, { requiredKeys: ['name'] }),
      { maxLength: 2 },
    ),
  };
  expect(Object.keys(filters).toSorted()).toEqual(Object.keys(CallFilter.shape).toSorted());
  return fc
    .subarray(Object.keys(filters), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, filters[name]!]))))
    .map((filter) => JSON.parse(JSON.stringify(filter)));
}
