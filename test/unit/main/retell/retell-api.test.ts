import { expect, test } from 'vitest';
import type { ApiVersion, RetellApi } from '../../../../src-main/retell/port.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { startSample, type SampleRetell } from '../../../../src-sample/server.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import { parseInProcess, heldRecords } from '../../../fakes/held-records.ts';

function speakTo(sample: SampleRetell, apiKey = sample.apiKey): RetellApi {
  const api = createRetellApi({ read: parseInProcess, baseUrl: sample.url, apiKey });
  if (!api.ok) throw new Error(api.error.kind);
  return api.value;
}

async function withSample<T>(
  options: Parameters<typeof startSample>[0],
  act: (sample: SampleRetell) => Promise<T>,
): Promise<T> {
  const sample = await startSample(options);
  try {
    return await act(sample);
  } finally {
    await sample.close();
  }
}

async function everyId(api: RetellApi, limit: number): Promise<readonly CallId[]> {
  const ids: CallId[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await api.listCalls({
      order: 'descending',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) throw new Error(page.error.kind);
    ids.push(...page.value.rows.map(({ id }) => id));
    cursor = page.value.cursor;
    if (cursor === undefined) return ids;
  }
}

test.for(['v3', 'v2', 'v1'] as const)(
  'a workspace that supports %s only is detected, and all its calls are listed',
  (version: ApiVersion) =>
    withSample({ calls: 120, api: version }, async (sample) => {
      const api = speakTo(sample);
      const checked = await api.check();
      expect(checked).toMatchObject({ ok: true, value: { api: version } });
      expect(checked.ok && checked.value.concurrency?.limit).toBeGreaterThan(0);
      const ids = await everyId(api, 20);
      expect(new Set(ids).size).toBe(120);
      const whole = await api.getCall(ids[0] ?? ('' as CallId));
      const [record] = whole.ok ? heldRecords(whole.value.ticket) : [];
      expect(record?.call.id).toBe(ids[0]);
      expect(record?.source).toBe('get');
      expect(record?.call.problems).toEqual([]);
      expect(record?.call.unknown).toEqual({});
    }),
);

test('a server without any list of calls is not accepted as Retell', () =>
  withSample({ calls: 1, api: 'v1', gone: true }, async (sample) => {
    const api = createRetellApi({
      read: parseInProcess,
      baseUrl: `${sample.url}/elsewhere`,
      apiKey: sample.apiKey,
    });
    expect(api.ok && (await api.value.check())).toMatchObject({ error: { kind: 'not-retell' } });
  }));

test('a rejected API key is distinguished from a wrong address', () =>
  withSample({ calls: 1 }, async (sample) => {
    expect(await speakTo(sample, 'key_wrong').check()).toEqual({
      ok: false,
      error: { kind: 'wrong-key' },
    });
  }));

test.for(['.', '..'])('a call with the id %s is not requested at another path', (id) =>
  withSample({ calls: 1 }, async (sample) => {
    const api = speakTo(sample);
    expect(await api.getCall(id as CallId)).toMatchObject({ error: { kind: 'gone' } });
    expect(await api.getChat(id as CallId)).toMatchObject({ error: { kind: 'gone' } });
  }),
);

test('an address without a server counts as offline', async () => {
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: 'http://127.0.0.1:1',
    apiKey: 'key_1',
    retryPolicy: { deadlineMs: 500, tries: 1, waitMs: 1, backgroundWaitMs: 1 },
  });
  expect(api.ok && (await api.value.check())).toMatchObject({ error: { kind: 'offline' } });
});

test('filters are sent in the format of the current and of the older APIs', async () => {
  const filter = { user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] } } as const;
  for (const version of ['v3', 'v2', 'v1'] as const) {
    await withSample({ calls: 80, api: version }, async (sample) => {
      const ask = {
        order: 'descending',
        limit: 100,
        filter: { user_sentiment: { ...filter.user_sentiment, value: ['Negative'] } },
      } as const;
      const page = await speakTo(sample).listCalls(ask as never);
      const records = page.ok ? heldRecords(page.value.ticket) : [];
      const sentiments = records.map(({ call }) => call.sentiment);
      expect(sentiments.length, version).toBeGreaterThan(0);
      expect(new Set(sentiments)).toEqual(new Set(['Negative']));
    });
  }
});

test('a filter that an older workspace does not support is an error and not left out', () =>
  withSample({ calls: 3, api: 'v2' }, async (sample) => {
    const filter = { call_id: { type: 'string' as const, op: 'sw' as const, value: 'x' } };
    const page = await speakTo(sample).listCalls({ order: 'descending', limit: 5, filter });
    expect(page).toMatchObject({ error: { kind: 'bad-request' } });
  }));

test('the calls and chats of the sample workspace have no validation issues', () =>
  withSample({ chatItems: 'full' }, async (sample) => {
    const api = speakTo(sample);
    const ids = await everyId(api, 100);
    expect(ids.length).toBeGreaterThan(15);
    for (const id of ids) {
      const whole = await api.getCall(id);
      const problems = whole.ok && heldRecords(whole.value.ticket)[0]?.call.problems;
      expect(problems, id).toEqual([]);
    }
    const chats = await api.listChats({ order: 'descending', limit: 100 });
    const records = chats.ok ? heldRecords(chats.value.ticket) : [];
    expect(records.length).toBeGreaterThan(0);
    expect(records.flatMap(({ call }) => call.problems)).toEqual([]);
  }));

test('logs are downloaded as text', () =>
  withSample({}, async (sample) => {
    const api = speakTo(sample);
    const ids = await everyId(api, 100);
    const links = await Promise.all(ids.map((id) => api.getCall(id)));
    const log = links.flatMap((whole) => (whole.ok ? (whole.value.links.publicLog ?? []) : []))[0];
    const text = log === undefined ? undefined : await api.fetchText(log);
    expect(text).toMatchObject({ ok: true, value: { truncated: false } });
  }));
