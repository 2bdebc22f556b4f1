import { expect, test } from 'vitest';
import {
  request,
  get,
  post,
  send,
  listAllV3,
  withSample,
  type JsonRecord,
} from './sample-requests.ts';

test('a running server can be changed over HTTP if it was started with control', async () => {
  const sample = await withSample({ calls: 10, control: true });
  const [first, second] = await listAllV3(sample);
  const call = {
    call_id: 'call_added',
    call_type: 'web_call',
    call_status: 'ended',
    agent_id: 'a',
    agent_version: 1,
    start_timestamp: 4_000_000_000_000,
  };
  await post(sample, '/__sample/calls', { call });
  await post(sample, `/__sample/calls/${first!['call_id']}`, { metadata: { seen: true } });
  expect(
    (await request(sample, `/__sample/calls/${second!['call_id']}`, { method: 'DELETE' })).status,
  ).toBe(200);
  const ids = (await listAllV3(sample)).map((one) => one['call_id']);
  expect(ids[0]).toBe('call_added');
  expect(ids).not.toContain(second!['call_id']);
  expect((await get(sample, `/v2/get-call/${first!['call_id']}`)).metadata).toEqual({ seen: true });
  await post(sample, '/__sample/concurrency', { current_concurrency: 99 });
  expect(await get(sample, '/get-concurrency')).toMatchObject({
    current_concurrency: 99,
    concurrency_limit: 100,
  });
  await post(sample, '/__sample/chats', {
    chat_id: 'chat_added',
    agent_id: 'a',
    chat_status: 'ended',
  });
  expect((await get(sample, '/get-chat/chat_added')).chat_status).toBe('ended');
  await post(sample, '/__sample/faults', [{ fault: { kind: 'answer', status: 429 } }]);
  expect((await request(sample, '/get-concurrency')).status).toBe(429);
});

test('returns a log of its requests with their times', async () => {
  const sample = await withSample({ calls: 10, control: true });
  await listAllV3(sample, { limit: 5 });
  await fetch(`${sample.url}/get-concurrency`);
  const { requests } = await get(sample, '/__sample/log');
  expect(
    requests.map(({ method, path, status, hasKey }: JsonRecord) => [method, path, status, hasKey]),
  ).toEqual([
    ['POST', '/v3/list-calls', 200, true],
    ['POST', '/v3/list-calls', 200, true],
    ['GET', '/get-concurrency', 401, false],
  ]);
  for (const { atMs, endMs, bytes } of requests) {
    expect(endMs).toBeGreaterThanOrEqual(atMs);
    expect(bytes).toBeGreaterThan(0);
  }
  await request(sample, '/__sample/log', { method: 'DELETE' });
  expect((await get(sample, '/__sample/log')).requests).toEqual([]);
});

test('rejects control requests without the API key, and explains invalid ones', async () => {
  const sample = await withSample({ calls: 10, control: true });
  expect((await fetch(`${sample.url}/__sample/log`)).status).toBe(401);
  const wrong = await send(sample, '/__sample/faults', [{ fault: { kind: 'mood' } }]);
  expect(wrong.status).toBe(400);
  expect((await wrong.json()).message).toContain('kind');
  expect((await send(sample, '/__sample/nothing', {})).status).toBe(404);
  expect((await send(sample, '/__sample/calls/call_of_nobody', {})).status).toBe(404);
});
