import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { request, send, listAllV3, withSample } from './sample-requests.ts';

type FaultWish = Parameters<
  Awaited<ReturnType<typeof withSample>>['setFaults']
>[0][number]['fault'];

/** The response of get-concurrency under a fault, on its own connection. */
async function under(fault: FaultWish, signal?: AbortSignal): Promise<Response> {
  const sample = await withSample({ calls: 5, faults: [{ fault }] });
  return request(sample, '/get-concurrency', {
    redirect: 'manual',
    headers: { connection: 'close' },
    ...(signal ? { signal } : {}),
  });
}

test('responds with any status, headers and body', async () => {
  const response = await under({
    kind: 'answer',
    status: 503,
    headers: { 'x-should-retry': 'false' },
    body: { status: 'error' },
  });
  expect(response.status).toBe(503);
  expect(response.headers.get('x-should-retry')).toBe('false');
  expect(await response.json()).toEqual({ status: 'error' });
});

test('sends Retry-After in seconds, in milliseconds or as a date by its own clock', async () => {
  const seconds = await under({ kind: 'answer', status: 429, retryAfter: { ms: 2500 } });
  expect(seconds.headers.get('retry-after')).toBe('2.5');
  const milliseconds = await under({
    kind: 'answer',
    status: 429,
    retryAfter: { ms: 250, as: 'milliseconds' },
  });
  expect(milliseconds.headers.get('retry-after-ms')).toBe('250');
  const dated = await under({
    kind: 'answer',
    status: 429,
    clockSkewMs: -3_600_000,
    retryAfter: { ms: 5000, as: 'date' },
  });
  const reported = Date.parse(dated.headers.get('date') ?? '');
  expect(Date.now() - reported).toBeGreaterThan(3_590_000);
  const waitMs = Date.parse(dated.headers.get('retry-after') ?? '') - reported;
  expect(waitMs).toBeGreaterThanOrEqual(4000);
  expect(waitMs).toBeLessThanOrEqual(6000);
  const odd = await under({ kind: 'answer', status: 429, headers: { 'retry-after': 'soon' } });
  expect(odd.headers.get('retry-after')).toBe('soon');
});

test('responds late', async () => {
  const before = performance.now();
  expect((await under({ kind: 'right', delayMs: 120 })).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(110);
});

test('stalls in the middle of a body for as long as the client waits', async () => {
  const abort = new AbortController();
  const response = await under({ kind: 'stall', afterBytes: 10 }, abort.signal);
  const reader = response.body!.getReader();
  expect((await reader.read()).value?.byteLength).toBe(10);
  const next = reader.read();
  expect(await Promise.race([next.catch(() => 'failed'), wait(150, 'waiting')])).toBe('waiting');
  abort.abort();
  await expect(next).rejects.toThrow('abort');
});

test('sends half of a JSON with the full length, a short length, or no length', async () => {
  for (const contentLength of ['of-part', 'none'] as const) {
    const response = await under({ kind: 'truncate', keep: 0.4, contentLength });
    const text = await response.text();
    expect(text.startsWith('{"current_concurrency"')).toBe(true);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  }
  const broken = await under({ kind: 'truncate', contentLength: 'of-whole' });
  await expect(broken.text()).rejects.toThrow('terminated');
});

test('responds with an HTML page, another JSON shape, or a redirect to another host', async () => {
  const html = await under({ kind: 'html' });
  expect([html.status, html.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  expect(await html.text()).toContain('<html');
  expect(await (await under({ kind: 'answer', body: [1, 2] })).json()).toEqual([1, 2]);
  const moved = await under({ kind: 'redirect', status: 307, location: 'http://other.invalid/' });
  expect([moved.status, moved.headers.get('location')]).toEqual([307, 'http://other.invalid/']);
});

test('resets the connection before or in the middle of a body', async () => {
  await expect(under({ kind: 'reset' })).rejects.toThrow('fetch failed');
  const response = await under({ kind: 'reset', afterBytes: 12 });
  await expect(response.text()).rejects.toThrow('terminated');
});

test('sends a huge body, with or without announcing its length', async () => {
  for (const announced of [true, false]) {
    const response = await under({ kind: 'huge', bytes: 3_000_000, announced });
    expect(response.headers.get('content-length')).toBe(announced ? '3000000' : null);
    expect((await response.arrayBuffer()).byteLength).toBe(3_000_000);
  }
});

test('sends a wrong Content-Length', async () => {
  await expect(
    under({ kind: 'content-length', by: 10 }).then((response) => response.text()),
  ).rejects.toThrow('terminated');
  const short = await under({ kind: 'content-length', by: -10 });
  await expect(short.text().then((text) => JSON.parse(text) as unknown)).rejects.toThrow(
    /JSON|terminated/,
  );
});

test('damages the header of a recording, also in range requests', async () => {
  const sample = await withSample({ calls: 300, seed: 6 });
  const call = (await listAllV3(sample, { limit: 1000 })).find(
    (one) => one['recording_url'] && !one['opt_in_signed_url'],
  )!;
  const bytes = async (range: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(call['recording_url'], { headers: { range } })).arrayBuffer());
  const right = await bytes('bytes=0-99');
  sample.setFaults([
    { match: { path: '/recordings/*.wav' }, fault: { kind: 'wav-header', defect: 'max-sizes' } },
  ]);
  const wrong = await bytes('bytes=0-99');
  expect([wrong.readUInt32LE(4), wrong.readUInt32LE(40)]).toEqual([0xffffffff, 0xffffffff]);
  expect(wrong.subarray(44).equals(right.subarray(44))).toBe(true);
  expect((await bytes('bytes=38-60')).equals(wrong.subarray(38, 61))).toBe(true);
  sample.setFaults([
    { match: { callId: call['call_id'] }, fault: { kind: 'wav-header', defect: 'not-riff' } },
  ]);
  expect((await bytes('bytes=0-3')).toString()).toBe('JUNK');
});

test('applies only to the requests that match the rule', async () => {
  const bad = { kind: 'answer', status: 500 } as const;
  const sample = await withSample({ calls: 5 });
  const statuses = async (count: number): Promise<number[]> => {
    const seen: number[] = [];
    for (let one = 0; one < count; one += 1)
      seen.push((await request(sample, '/get-concurrency')).status);
    return seen;
  };
  sample.setFaults([{ match: { nth: [2, 3] }, fault: bad }]);
  expect(await statuses(4)).toEqual([200, 500, 500, 200]);
  sample.setFaults([{ match: { every: 3 }, fault: bad }]);
  expect(await statuses(6)).toEqual([200, 200, 500, 200, 200, 500]);
  sample.setFaults([{ match: { path: '/v3/*', method: 'POST' }, fault: bad }]);
  expect(await statuses(1)).toEqual([200]);
  expect((await send(sample, '/v3/list-calls', {})).status).toBe(500);
  sample.setFaults([{ match: { chance: 0.5 }, fault: bad }]);
  const drawn = await statuses(20);
  expect(new Set(drawn)).toEqual(new Set([200, 500]));
  sample.setFaults([{ match: { chance: 0.5 }, fault: bad }]);
  expect(await statuses(20)).toEqual(drawn);
});
