import { expect, test } from 'vitest';
import { makeWorkspace } from '../../../src-sample/generated/generated-workspace.ts';
import { viewOfCall } from '../../../src-sample/records/stored-view.ts';
import { get, post, listAllV3, withSample, type JsonRecord } from './sample-requests.ts';

const rules = { seed: 9, long: 1, recordings: 0.3 };

test('the same seed generates the same calls, in any order and number', () => {
  const few = makeWorkspace(50, rules);
  const many = makeWorkspace(1000, rules);
  for (const rank of [49, 7, 30, 7]) {
    expect(few.calls.viewAt(rank).fullRecord()).toEqual(many.calls.viewAt(rank).fullRecord());
  }
  const other = makeWorkspace(50, { ...rules, seed: 10 });
  expect(other.calls.viewAt(7).fullRecord()).not.toEqual(few.calls.viewAt(7).fullRecord());
});

test('filters see the same values as the full call contains', () => {
  const { calls } = makeWorkspace(400, rules);
  const fields = [
    'agent_id',
    'agent_version',
    'batch_call_id',
    'call_id',
    'call_status',
    'call_type',
    'direction',
    'from_number',
    'to_number',
    'disconnection_reason',
    'data_storage_setting',
    'in_voicemail',
    'user_sentiment',
    'call_successful',
    'duration_ms',
    'start_timestamp',
    'end_timestamp',
    'combined_cost',
    'e2e_latency_p50',
    'opt_in_signed_url',
  ];
  for (let rank = 0; rank < calls.count; rank += 1) {
    const view = calls.viewAt(rank);
    const whole = viewOfCall(view.fullRecord(), 0);
    for (const field of fields)
      expect([rank, field, view.field(field)]).toEqual([rank, field, whole.field(field)]);
    for (const name of [
      'metadata',
      'custom_attributes',
      'custom_analysis_data',
      'dynamic_variables',
    ]) {
      expect(view.customFields(name)).toEqual(whole.customFields(name));
    }
    expect(view.tools()).toEqual(whole.tools());
    expect(calls.rankOf(view.position.id)).toBe(rank);
    expect(calls.positionAt(rank)).toMatchObject({ timeMs: view.position.timeMs });
  }
  expect(calls.rankOf('call_0123456789abcdef01234567')).toBeUndefined();
});

test('starts are strictly ordered, so that no two calls have the same position', () => {
  const { calls } = makeWorkspace(5000, rules);
  for (let rank = 1; rank < calls.count; rank += 1) {
    expect(calls.positionAt(rank).timeMs).toBeLessThan(calls.positionAt(rank - 1).timeMs);
  }
});

test('words are in order, within their call, and complete', () => {
  const { calls } = makeWorkspace(200, rules);
  for (let rank = 0; rank < calls.count; rank += 1) {
    const { call } = calls.viewAt(rank).fullRecord();
    const words = (call.transcript_object ?? []).flatMap((turn) => turn.words ?? []);
    for (const { start = -1, end = -1 } of words) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end * 1000).toBeLessThanOrEqual(call.duration_ms ?? 0);
    }
  }
});

test('a long call lasts two hours and has 25,000 words', () => {
  const { call } = makeWorkspace(200, rules).calls.viewAt(0).fullRecord();
  expect(call.duration_ms).toBe(7_200_000);
  expect((call.transcript_object ?? []).flatMap((turn) => turn.words ?? [])).toHaveLength(25_000);
});

test('the calls are as varied as those of a real account', async () => {
  const sample = await withSample({ calls: 2000, seed: 1 });
  const calls = await listAllV3(sample, { limit: 1000 });
  const kinds = (read: (call: JsonRecord) => unknown): number => new Set(calls.map(read)).size;
  expect(kinds((call) => call['agent_id'])).toBe(12);
  expect(kinds((call) => call['call_analysis']?.user_sentiment)).toBe(5);
  expect(kinds((call) => call['call_status'])).toBeGreaterThanOrEqual(3);
  expect(kinds((call) => call['disconnection_reason'])).toBeGreaterThan(12);
  expect(kinds((call) => call['data_storage_setting'])).toBe(3);
  const recorded = calls.filter((call) => 'recording_url' in call).length;
  expect(recorded).toBeGreaterThan(100);
  expect(recorded).toBeLessThan(300);
});

test('a million calls need no more memory than a few, and their pages are as fast', async () => {
  const sample = await withSample({ calls: 1_000_000, seed: 1 });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const first = await post(sample, '/v3/list-calls', { limit: 1000, include_total: true });
  expect(first.total).toBe(1_000_000);
  const deep = await post(sample, '/v3/list-calls', {
    limit: 100,
    sort_order: 'ascending',
    pagination_key: first.pagination_key,
  });
  expect(deep.items).toHaveLength(100);
  const id = deep.items.at(-1).call_id;
  expect((await get(sample, `/v2/get-call/${id}`)).call_id).toBe(id);
  const rare = {
    tool_calls: [{ name: 'issue_refund', success: { type: 'boolean', op: 'eq', value: false } }],
    call_type: { type: 'enum', op: 'in', value: ['web_call'] },
  };
  expect(
    (await post(sample, '/v3/list-calls', { limit: 1000, filter_criteria: rare })).items,
  ).toHaveLength(835);
  const grown = process.memoryUsage().rss - before;
  expect(grown).toBeLessThan(250 * 2 ** 20);
}, 30_000);

test('a search through a million calls delays no other request', async () => {
  const sample = await withSample({ calls: 1_000_000, seed: 1 });
  const everything = post(sample, '/v3/list-calls', {
    limit: 1,
    filter_criteria: { from_number: { type: 'string', op: 'eq', value: 'nobody' } },
  });
  const search = { isOver: false };
  void everything.finally(() => {
    search.isOver = true;
  });
  const waits: number[] = [];
  while (!search.isOver && waits.length < 100) {
    const before = performance.now();
    await get(sample, '/get-concurrency');
    waits.push(performance.now() - before);
  }
  expect((await everything).items).toEqual([]);
  // The median, because a loaded machine has outliers.
  expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(60);
}, 30_000);
