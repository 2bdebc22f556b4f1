import { expect, test } from 'vitest';
import { probeRetryPolicy } from '../../../../src-main/retell/http/retrying-transport.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import {
  call,
  faultyCases,
  good,
  silent,
  stalls,
  status,
} from '../../../fakes/faulty-responses.ts';
import { json, startScripted, type Responder } from '../../../fakes/scripted-server.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';

const hasty = { deadlineMs: 2500, tries: 3, waitMs: 2500, backgroundWaitMs: 2500 };
test.concurrent.for(faultyCases)('%s is recognized', async ([, acts, outcome, requested]) => {
  await using server = await startScripted(...acts);
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: server.url,
    apiKey: 'key_1',
    retryPolicy: hasty,
  });
  const response = api.ok
    ? await api.value.getCall('call_1' as CallId, { priority: 'opened' })
    : api;
  expect(response.ok ? 'call' : response.error.kind).toBe(outcome);
  expect(server.requests.length).toBe(requested);
});

test('no request is sent before the time that the server requested for', async () => {
  await using server = await startScripted(status(429, { 'retry-after': '1' }), good);
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: server.url,
    apiKey: 'key_1',
    retryPolicy: hasty,
  });
  if (!api.ok) throw new Error('no api');
  const first = api.value.getCall('call_1' as CallId);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const others = [1, 2, 3].map(() => api.value.getCall('call_1' as CallId, { priority: 'opened' }));
  const responses = await Promise.all([first, ...others]);
  expect(responses.every(({ ok }) => ok)).toBe(true);
  const [refused, ...later] = server.requests.map(({ atMs }) => atMs);
  expect(later.length).toBe(4);
  expect(Math.min(...later) - (refused ?? 0)).toBeGreaterThanOrEqual(1000);
});

test('a wait is announced with the time of the next attempt', async () => {
  await using server = await startScripted(status(429, { 'retry-after': '1' }), good);
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: server.url,
    apiKey: 'key_1',
    retryPolicy: hasty,
  });
  const waits: unknown[] = [];
  if (api.ok) await api.value.getCall('call_1' as CallId, { onWait: (wait) => waits.push(wait) });
  expect(waits[0]).toMatchObject({ reason: 'rate-limited' });
  expect(waits.at(-1)).toBeUndefined();
});

test.for([
  ['an response', [silent]],
  ['a stalled body', [stalls]],
  ['the moment that the server named', [status(429, { 'retry-after': '2' })]],
] as const)('giving up while waiting for %s takes less than 100 ms', async ([, acts]) => {
  await using server = await startScripted(...acts);
  const retryPolicy = { ...hasty, deadlineMs: 60_000 };
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: server.url,
    apiKey: 'key_1',
    retryPolicy,
  });
  const abort = new AbortController();
  let abortedAt = 0;
  setTimeout(() => {
    abortedAt = performance.now();
    abort.abort();
  }, 150);
  const response =
    api.ok && (await api.value.getCall('call_1' as CallId, { signal: abort.signal }));
  expect(performance.now() - abortedAt).toBeLessThan(100);
  expect(response).toEqual({ ok: false, error: { kind: 'cancelled' } });
});

test('the call that the reviewer opens is fetched before background calls', async () => {
  const slow: Responder = (request, response) => {
    setTimeout(
      () => json({ ...call, call_id: request.url?.split('/').at(-1) })(request, response),
      100,
    );
  };
  await using server = await startScripted(slow);
  const api = createRetellApi({ read: parseInProcess, baseUrl: server.url, apiKey: 'key_1' });
  if (!api.ok) throw new Error('no api');
  const { value } = api;
  const background = Array.from({ length: 30 }, (_, n) => value.getCall(`b${n}` as CallId));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const began = performance.now();
  await value.getCall('opened' as CallId, { priority: 'opened' });
  expect(performance.now() - began).toBeLessThan(190);
  await Promise.all(background);
});

test.for(['key with spaces', 'key\nwith-a-line', 'schlüssel'])(
  'an invalid API key (%j) is rejected and never sent',
  async (apiKey) => {
    await using server = await startScripted(good);
    const api = createRetellApi({ read: parseInProcess, baseUrl: server.url, apiKey });
    const checked = api.ok && (await api.value.check());
    expect(checked).toEqual({ ok: false, error: { kind: 'wrong-key' } });
    expect(server.requests.length).toBe(0);
  },
);

test.for([
  'http://api.retellai.com',
  'ftp://127.0.0.1',
  'https://me:secret@api.retellai.com',
  'file:///etc/passwd',
  'api.retellai.com',
  'https://api.retellai.com/?key=1',
  'http://127.0.0.1.evil.example',
  '',
])('the address %j is refused before the key goes anywhere', (baseUrl) => {
  expect(createRetellApi({ read: parseInProcess, baseUrl, apiKey: 'key_1' })).toMatchObject({
    error: { kind: 'bad-url' },
  });
});

test('a check that the reviewer waits for makes one attempt', async () => {
  await using server = await startScripted(status(503));
  const { baseUrl, apiKey } = { baseUrl: server.url, apiKey: 'key_1' };
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl,
    apiKey,
    retryPolicy: probeRetryPolicy,
  });
  expect(api.ok && (await api.value.check())).toMatchObject({ error: { kind: 'server-error' } });
  expect(server.requests).toHaveLength(1);
});
