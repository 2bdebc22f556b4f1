import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterArbitrary } from './filter-arbitrary.ts';
import { get, post, listAllV3, withSample, type JsonRecord } from './sample-requests.ts';
import { matchesReference } from './reference-filter.ts';

test.each([
  ['the small workspace', {}],
  ['a generated workspace', { calls: 150, seed: 11 }],
])(
  'every criterion of the document finds exactly the calls it describes in %s',
  async (_, wishes) => {
    const sample = await withSample(wishes);
    const ids = (await listAllV3(sample, { limit: 1000 })).map((call) => call['call_id']);
    const calls: JsonRecord[] = await Promise.all(
      ids.map((id) => get(sample, `/v2/get-call/${id}`)),
    );
    let found = 0;
    await fc.assert(
      fc.asyncProperty(filterArbitrary(calls), async (filter) => {
        const page = await post(sample, '/v3/list-calls', {
          limit: 1000,
          filter_criteria: filter,
          include_total: true,
        });
        const expected = calls
          .filter((call) => matchesReference(call, filter))
          .map((call) => call['call_id']);
        expect(page.items.map((item: JsonRecord) => item['call_id'])).toEqual(expected);
        expect(page.total).toBe(expected.length);
        found += expected.length;
      }),
      { numRuns: 250, seed: 20_261_121 },
    );
    expect(found).toBeGreaterThan(250);
  },
);

const entry = (id: string, successful: boolean): JsonRecord[] => [
  { role: 'tool_call_invocation', tool_call_id: id, name: 'book', arguments: '{}' },
  { role: 'tool_call_result', tool_call_id: id, content: '', successful },
];

test('a tool filter has to match latency and failure in the same use', async () => {
  const sample = await withSample({});
  sample.addCall({
    call: {
      call_id: 'call_tools',
      call_type: 'web_call',
      call_status: 'ended',
      agent_id: 'a',
      agent_version: 0,
      start_timestamp: 5,
      transcript_with_tool_calls: [...entry('slow', true), ...entry('quick', false)] as never,
    },
    toolLatencyMs: { slow: 3000, quick: 100 },
  });
  const ids = async (tool: JsonRecord): Promise<string[]> =>
    (
      await listAllV3(sample, {
        filter_criteria: {
          tool_calls: [tool],
          call_id: { type: 'string', op: 'eq', value: 'call_tools' },
        },
      })
    ).map((call) => call['call_id']);
  const slow = { type: 'number', op: 'gt', value: 1000 };
  const between = { type: 'range', op: 'bt', value: [50, 100] };
  const failed = { type: 'boolean', op: 'eq', value: false };
  expect(await ids({ name: 'book', latency_ms: slow })).toEqual(['call_tools']);
  expect(await ids({ name: 'book', latency_ms: between, success: failed })).toEqual(['call_tools']);
  expect(await ids({ name: 'book', latency_ms: slow, success: failed })).toEqual([]);
  expect(await ids({ name: 'other' })).toEqual([]);
});

const ids = (calls: JsonRecord[]): string[] => calls.map((call) => call['call_id']);

test('the filters of v2 and v1 find the same calls as those of v3', async () => {
  const sample = await withSample({ calls: 500, seed: 3 });
  const [newest] = await listAllV3(sample, {
    limit: 1000,
    filter_criteria: { call_status: { type: 'enum', op: 'in', value: ['ended'] } },
  });
  const lower = newest!['start_timestamp'] - 20_000_000;
  const v3 = await listAllV3(sample, {
    limit: 1000,
    filter_criteria: {
      user_sentiment: { type: 'enum', op: 'in', value: ['Negative', 'Unknown'] },
      call_successful: { type: 'boolean', op: 'eq', value: false },
      start_timestamp: { type: 'number', op: 'ge', value: lower },
    },
  });
  const filters = {
    user_sentiment: ['Negative', 'Unknown'],
    call_successful: [false],
    start_timestamp: { lower_threshold: lower },
  };
  expect(v3.length).toBeGreaterThan(3);
  expect(
    ids(await post(sample, '/v2/list-calls', { limit: 1000, filter_criteria: filters })),
  ).toEqual(ids(v3));
  const { start_timestamp: _, ...rest } = filters;
  const v1 = encodeURIComponent(JSON.stringify({ ...rest, after_start_timestamp: lower }));
  expect(ids(await get(sample, `/list-calls?limit=1000&filter_criteria=${v1}`))).toEqual(ids(v3));
});

test('chats can be filtered by the fields they share with calls', async () => {
  const sample = await withSample({ calls: 2000, seed: 3 });
  const all = await listAllV3(sample, {}, '/v3/list-chats');
  const filter_criteria = {
    user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] },
    chat_successful: { type: 'boolean', op: 'eq', value: false },
  };
  const some = await listAllV3(sample, { filter_criteria }, '/v3/list-chats');
  const expected = all.filter(
    ({ chat_analysis: analysis }) =>
      analysis?.user_sentiment === 'Negative' && analysis.chat_successful === false,
  );
  expect(all).toHaveLength(100);
  expect(expected.length).toBeGreaterThan(2);
  expect(some).toEqual(expected);
});
