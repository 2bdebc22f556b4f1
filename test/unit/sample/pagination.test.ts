import { expect, test } from 'vitest';
import { get, post, listAllV3, withSample, type JsonRecord } from './sample-requests.ts';

const ids = (calls: JsonRecord[]): string[] => calls.map((call) => call['call_id']);

const analysed = (calls: JsonRecord[]): number =>
  calls.filter((call) => 'call_analysis' in call).length;

test('following the cursor returns every call exactly once, newest or oldest first', async () => {
  const sample = await withSample({ calls: 250, seed: 2 });
  const down = await listAllV3(sample, { limit: 7 });
  const up = await listAllV3(sample, { limit: 9, sort_order: 'ascending' });
  expect(new Set(ids(down)).size).toBe(250);
  expect(ids(down)).toEqual(ids(up).toReversed());
  const starts = down.flatMap((call) => call['start_timestamp'] ?? []);
  expect(starts).toEqual(starts.toSorted((a, b) => b - a));
});

test('the older lists use a call id as their cursor', async () => {
  const sample = await withSample({ calls: 40, seed: 2 });
  const expected = ids(await listAllV3(sample, { limit: 50 }));
  const v2: JsonRecord[] = [];
  for (let page: JsonRecord[] = []; page.length > 0 || v2.length === 0;) {
    page = await post(sample, '/v2/list-calls', {
      limit: 7,
      ...(v2.length > 0 ? { pagination_key: v2.at(-1)?.['call_id'] } : {}),
    });
    v2.push(...page);
    if (page.length === 0) break;
  }
  expect(ids(v2)).toEqual(expected);
  const rest = await get(
    sample,
    `/list-calls?limit=100&sort_order=ascending&pagination_key=${expected[2]}`,
  );
  expect(ids(rest)).toEqual(expected.slice(0, 2).toReversed());
});

test('skipping returns the same page as following the cursor', async () => {
  const sample = await withSample({ calls: 120, seed: 2 });
  const all = ids(await listAllV3(sample, { limit: 1000 }));
  for (const sort_order of ['descending', 'ascending'] as const) {
    const page = await post(sample, '/v3/list-calls', {
      skip: 33,
      limit: 10,
      sort_order,
      include_total: true,
    });
    const ordered = sort_order === 'descending' ? all : all.toReversed();
    expect(ids(page.items)).toEqual(ordered.slice(33, 43));
    expect(page).toMatchObject({ has_more: true, total: 120 });
  }
  expect(await post(sample, '/v3/list-calls', { skip: 120 })).toEqual({
    items: [],
    has_more: false,
  });
});

test('calls that are added or removed between pages neither repeat nor hide others', async () => {
  const sample = await withSample({ calls: 60, seed: 2 });
  const before = ids(await listAllV3(sample, { limit: 100 }));
  const seen: string[] = [];
  let key: string | undefined;
  for (let page = 0; ; page += 1) {
    const answer: JsonRecord = await post(sample, '/v3/list-calls', {
      limit: 10,
      ...(key ? { pagination_key: key } : {}),
    });
    seen.push(...ids(answer['items']));
    sample.addCall({
      call: {
        call_id: `call_new_${page}`,
        call_type: 'web_call',
        call_status: 'ended',
        agent_id: 'a',
        agent_version: 1,
        start_timestamp: 4_000_000_000_000 + page,
      },
    });
    sample.removeCall(before[page * 10 + 3]!);
    sample.changeCall(before[page * 10 + 14] ?? '', {
      call_analysis: { call_summary: 'Analysed anew' },
    });
    if (answer['has_more'] !== true) break;
    key = answer['pagination_key'];
  }
  expect(seen).toEqual(before);
  const after = await listAllV3(sample, { limit: 100 });
  expect(after).toHaveLength(60);
  expect(new Set(ids(after)).size).toBe(60);
  expect(after.slice(0, 6).every((call) => call['call_id'].startsWith('call_new_'))).toBe(true);
  expect(await post(sample, '/v3/list-calls', { limit: 1, include_total: true })).toMatchObject({
    total: 60,
  });
});

test('a changed call has its new fields in every endpoint', async () => {
  const sample = await withSample({ calls: 20, seed: 2 });
  const call = (await listAllV3(sample)).at(10)!;
  const id = call['call_id'];
  expect(
    sample.changeCall(id, {
      call_analysis: { user_sentiment: 'Negative', call_successful: false },
    }),
  ).toBe(true);
  const filter_criteria = {
    call_id: { type: 'string', op: 'eq', value: id },
    user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] },
  };
  expect(ids(await listAllV3(sample, { filter_criteria }))).toEqual([id]);
  expect((await get(sample, `/v2/get-call/${id}`)).call_analysis).toEqual({
    user_sentiment: 'Negative',
    call_successful: false,
  });
  expect(sample.changeCall('call_of_nobody', {})).toBe(false);
});

test('analysis can arrive late, and retention can delete the oldest calls', async () => {
  let nowMs = 1_000_000;
  const wishes = {
    calls: 50,
    seed: 4,
    lateAnalysis: { calls: 10, afterMs: 500 },
    retention: { calls: 5, afterMs: 900 },
  };
  const sample = await withSample(wishes, () => nowMs);
  const early = await listAllV3(sample);
  expect(early).toHaveLength(50);
  expect(analysed(early.slice(0, 10))).toBe(0);
  expect(analysed(early.slice(10))).toBeGreaterThan(20);
  nowMs += 500;
  const late = await listAllV3(sample);
  expect(analysed(late.slice(0, 10))).toBeGreaterThan(3);
  nowMs += 400;
  const kept = await listAllV3(sample);
  expect(ids(kept)).toEqual(ids(late).slice(0, 45));
  const gone = late.at(-1)?.['call_id'];
  await expect(get(sample, `/v2/get-call/${gone}`)).rejects.toThrow('404');
});
