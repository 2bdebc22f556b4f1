import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SampleOptionsInput } from '../../../src-sample/options.ts';
import type { SampleRetell } from '../../../src-sample/server.ts';
import {
  request,
  get,
  post,
  send,
  listAllV3,
  withSample,
  type JsonRecord,
} from './sample-requests.ts';

const documents = [
  'v3-list-calls',
  'v2-get-call',
  'v2-list-calls',
  'get-concurrency',
  'v3-list-chats',
  'v1-list-calls',
];
const ajv = new Ajv({ strict: false, allErrors: true });

beforeAll(() => {
  for (const name of documents) {
    const file = `test/fixtures/retell-documents/${name}.schema.json`;
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), name);
  }
});

function problems(schema: string, value: unknown): string[] {
  ajv.validate(schema, value);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const workspaces: [string, SampleOptionsInput][] = [
  ['the small workspace', {}],
  ['a generated workspace', { calls: 300, seed: 5 }],
];

/** The one call whose disconnection reason is not in the documents, as with older calls of Retell. */
const known = ({ disconnection_reason: reason }: JsonRecord): boolean =>
  reason === undefined || ajv.validate('v3-list-calls#/$defs/DisconnectionReason', reason);

describe.each(workspaces)('%s', (_, wishes) => {
  test('lists calls as in the v3 document, without transcripts', async () => {
    const sample = await withSample(wishes);
    const page = await post(sample, '/v3/list-calls', { limit: 1000, include_total: true });
    expect(page.items.length).toBeGreaterThan(20);
    expect(page.total).toBe(page.items.length);
    const documented = { ...page, items: page.items.filter(known) };
    expect(page.items.length - documented.items.length).toBeLessThanOrEqual(1);
    expect(problems('v3-list-calls#/$defs/Response', documented)).toEqual([]);
    for (const item of page.items) {
      expect(Object.keys(item).filter((field) => field.includes('transcript'))).toEqual([]);
    }
  });

  test('returns every call in full as in the get-call document', async () => {
    const sample = await withSample(wishes);
    for (const { call_id: id } of await listAllV3(sample)) {
      const call = await get(sample, `/v2/get-call/${id}`);
      expect([id, problems('v2-get-call', call)]).toEqual([id, []]);
    }
  });

  test('lists calls as in the v2 document, by default as a bare array', async () => {
    const asObject = await withSample({ ...wishes, api: 'v2', v2Answer: 'object' });
    const answer = await post(asObject, '/v2/list-calls', { limit: 1000 });
    expect(problems('v2-list-calls', answer)).toEqual([]);
    const asArray = await withSample({ ...wishes, api: 'v2' });
    const calls = await post(asArray, '/v2/list-calls', { limit: 1000 });
    expect(calls.map((call: JsonRecord) => call['call_id'])).toEqual(
      answer.calls.map((call: JsonRecord) => call['call_id']),
    );
    for (const call of calls) expect(problems('v2-get-call', call)).toEqual([]);
  });

  test('lists calls as in the v1 document', async () => {
    const sample = await withSample({ ...wishes, api: 'v1' });
    const calls = await get(sample, '/list-calls?limit=1000');
    expect(calls.length).toBeGreaterThan(20);
    expect(problems('v1-list-calls', calls)).toEqual([]);
  });

  test('lists chats as in the document, with or without their messages', async () => {
    for (const chatItems of ['brief', 'full'] as const) {
      const sample = await withSample({ ...wishes, chatItems });
      const page = await post(sample, '/v3/list-chats', {});
      expect(page.items.length).toBeGreaterThan(2);
      expect(problems('v3-list-chats', page)).toEqual([]);
      expect(page.items.some((chat: JsonRecord) => 'message_with_tool_calls' in chat)).toBe(
        chatItems === 'full',
      );
      const chat = await get(sample, `/get-chat/${page.items[0].chat_id}`);
      expect(chat.message_with_tool_calls.length).toBeGreaterThan(0);
    }
  });

  test('returns its concurrency as in the document', async () => {
    const sample = await withSample(wishes);
    expect(problems('get-concurrency', await get(sample, '/get-concurrency'))).toEqual([]);
  });
});

describe('a request that the documents do not allow', () => {
  const wrong: [string, unknown][] = [
    ['a limit above 1000', { limit: 1001 }],
    ['skip and cursor at once', { skip: 1, pagination_key: 'x' }],
    ['an unknown field', { page: 2 }],
    [
      'an unknown criterion',
      { filter_criteria: { mood: { type: 'string', op: 'eq', value: 'x' } } },
    ],
    [
      'an unknown field inside a criterion',
      { filter_criteria: { call_id: { type: 'string', op: 'eq', value: 'x', also: 1 } } },
    ],
    [
      'an operator of another type',
      { filter_criteria: { duration_ms: { type: 'number', op: 'co', value: 1 } } },
    ],
    ['v2 criteria sent to v3', { filter_criteria: { user_sentiment: ['Negative'] } }],
    ['a cursor that was never given', { pagination_key: 'bm90IG91cnM' }],
    ['a list in place of an object', []],
  ];
  test.each(wrong)('is refused with the documented body: %s', async (_, body) => {
    const sample = await withSample({ calls: 10 });
    const response = await send(sample, '/v3/list-calls', body);
    expect(response.status).toBe(400);
    const error = await response.json();
    expect(problems('v3-list-calls#/$defs/Error', error)).toEqual([]);
    expect(error).toMatchObject({
      status: 'error',
      message: expect.stringContaining('API reference'),
    });
  });

  test('is rejected when it is not JSON', async () => {
    const sample = await withSample({ calls: 10 });
    expect(
      (await request(sample, '/v3/list-calls', { method: 'POST', body: '{"limit":' })).status,
    ).toBe(400);
    expect((await request(sample, '/v2/list-calls', { method: 'POST', body: '[1' })).status).toBe(
      400,
    );
    expect((await request(sample, '/list-calls?filter_criteria={')).status).toBe(400);
    expect((await request(sample, '/v2/get-call/%E0%A4%A')).status).toBe(400);
  });
});

test('a request without the right API key gets no data', async () => {
  const sample = await withSample({ calls: 10 });
  for (const authorization of ['', 'Bearer wrong', sample.apiKey]) {
    const response = await fetch(`${sample.url}/get-concurrency`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      status: 'error',
      message: 'API key is missing or invalid.',
    });
  }
});

test('a resource that does not exist responds with 404', async () => {
  const sample = await withSample({ calls: 10 });
  for (const path of [
    '/v2/get-call/call_0',
    '/get-chat/chat_0',
    '/v4/list-calls',
    '/__sample/log',
  ]) {
    expect((await request(sample, path)).status).toBe(404);
  }
});

const versions: [SampleRetellVersion, Record<string, number>][] = [
  ['v3', { v3: 200, v2: 404, v1: 404 }],
  ['v2', { v3: 404, v2: 200, v1: 404 }],
  ['v1', { v3: 404, v2: 404, v1: 200 }],
  ['all', { v3: 200, v2: 200, v1: 200 }],
];
type SampleRetellVersion = 'v3' | 'v2' | 'v1' | 'all';

const statuses = async (sample: SampleRetell): Promise<Record<string, number>> => ({
  v3: (await send(sample, '/v3/list-calls', {})).status,
  v2: (await send(sample, '/v2/list-calls', {})).status,
  v1: (await request(sample, '/list-calls')).status,
});

test.each(versions)('an account of %s offers that list alone', async (api, expected) => {
  expect(await statuses(await withSample({ calls: 10, api }))).toEqual(expected);
});

test('a version that was removed responds with 410', async () => {
  expect(await statuses(await withSample({ calls: 10, api: 'v2', gone: true }))).toEqual({
    v3: 410,
    v2: 200,
    v1: 410,
  });
});
