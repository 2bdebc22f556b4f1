import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { json, startScripted, text, type Act } from '../../../fakes/scripted-server.ts';

const hasty = { deadlineMs: 1200, tries: 3, waitMs: 2500, backgroundWaitMs: 2500 };
const call = { call_id: 'call_1', agent_id: 'agent_1', call_status: 'ended' };
const good = json(call);
const status = (code: number, headers: Record<string, string> = {}): Act =>
  json({ status: 'error', message: 'as it happens' }, code, headers);
const html = '<!doctype html><title>Please sign in</title>';

const reset: Act = (request) => request.socket.destroy();
const silent: Act = () => undefined;
const stalled: Act = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"call_id":');
};
const stalledChunks: Act = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"call_id":');
};
const dribbling: Act = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
const brokenOff: Act = (_request, response) => {
  response.writeHead(200, { 'content-length': '500' });
  response.write('{"call_id":');
  setTimeout(() => response.destroy(), 20);
};
const huge: Act = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const block = Buffer.alloc(1024 * 1024, ' ');
  const fill = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', fill);
  fill();
};
const packed = gzipSync(Buffer.alloc(30 * 1024 * 1024, ' '));
const bomb: Act = (_request, response) => {
  response.writeHead(200, { 'content-encoding': 'gzip' });
  response.end(packed);
};
const notGzip: Act = (_request, response) => {
  response.writeHead(200, { 'content-encoding': 'gzip' });
  response.end('not gzip');
};
const date = (ms: number): string => new Date(ms).toUTCString();
/** The server's clock is an hour slow and asks for one second of patience. */
const skewed = () =>
  status(429, { date: date(Date.now() - 3_600_000), 'retry-after': date(Date.now() - 3_599_000) });

/** What the reviewer gets: the call, or an error of that kind; and how often the server was asked. */
type Outcome = 'call' | AppError['kind'];

const cases: readonly (readonly [string, readonly Act[], Outcome, number])[] = [
  ['a good answer', [good], 'call', 1],
  ['no answer at all', [silent], 'timeout', 3],
  ['no answer once', [silent, good], 'call', 2],
  ['a body that stalls', [stalled], 'timeout', 3],
  ['a body that stalls once', [stalled, good], 'call', 2],
  ['a chunked body that stalls once', [stalledChunks, good], 'call', 2],
  ['a body that dribbles for ever', [dribbling], 'timeout', 3],
  ['a connection that is reset', [reset], 'offline', 3],
  ['a connection that is reset once', [reset, good], 'call', 2],
  ['a body that breaks off', [brokenOff], 'offline', 3],
  ['a body that breaks off once', [brokenOff, good], 'call', 2],
  ['half JSON', [text('{"call_id": "call_1", ')], 'server-error', 3],
  ['half JSON once', [text('{"call_id": "call_1", '), good], 'call', 2],
  ['nothing, with 200', [text('')], 'server-error', 3],
  ['nothing once, with 200', [text(''), good], 'call', 2],
  ['204', [text('', 204), good], 'call', 2],
  ['HTML with 200', [text(html)], 'not-retell', 1],
  ['plain text with 200', [text('OK')], 'not-retell', 1],
  ['a list in place of a call', [json([call])], 'not-retell', 1],
  ['a call without an id', [json({ call_status: 'ended' })], 'not-retell', 1],
  ['a number', [json(7)], 'not-retell', 1],
  ['null', [json(null)], 'not-retell', 1],
  ['200 MB', [huge], 'too-large', 1],
  ['a length of 200 MB', [text('{}', 200, { 'content-length': '200000000' })], 'too-large', 1],
  ['30 MB packed into 30 kB', [bomb], 'too-large', 1],
  ['what is not packed as it says', [notGzip, good], 'call', 2],
  ['400', [status(400)], 'refused', 1],
  ['401', [status(401)], 'wrong-key', 1],
  ['401 with HTML', [text(html, 401)], 'wrong-key', 1],
  ['402', [status(402)], 'refused', 1],
  ['403', [status(403)], 'refused', 1],
  ['404', [status(404)], 'gone', 1],
  ['404 with HTML', [text(html, 404)], 'gone', 1],
  ['405', [status(405)], 'refused', 1],
  ['410', [status(410)], 'gone', 1],
  ['418', [status(418)], 'refused', 1],
  ['422', [status(422)], 'refused', 1],
  ['408 once', [status(408), good], 'call', 2],
  ['409 once', [status(409), good], 'call', 2],
  ['425 once', [status(425), good], 'call', 2],
  ['429 once', [status(429), good], 'call', 2],
  ['429 again and again', [status(429)], 'rate-limited', 3],
  ['429 with a second to wait', [status(429, { 'retry-after': '1' }), good], 'call', 2],
  ['429 with half a second to wait', [status(429, { 'retry-after': '0.5' }), good], 'call', 2],
  ['429 with milliseconds to wait', [status(429, { 'retry-after-ms': '600' }), good], 'call', 2],
  ['429 with nothing to wait', [status(429, { 'retry-after': '0' }), good], 'call', 2],
  ['429 with a negative wait', [status(429, { 'retry-after': '-5' }), good], 'call', 2],
  ['429 with nonsense to wait', [status(429, { 'retry-after': 'soon' }), good], 'call', 2],
  ['429 with an hour to wait', [status(429, { 'retry-after': '3600' })], 'rate-limited', 1],
  [
    '429 with a date in the next year',
    [status(429, { 'retry-after': date(Date.now() + 4e10) })],
    'rate-limited',
    1,
  ],
  ['429 by a clock that is an hour slow', [skewed(), good], 'call', 2],
  ['429 with a date long ago', [status(429, { 'retry-after': date(0) }), good], 'call', 2],
  ['500', [status(500)], 'server-error', 3],
  ['500 once', [status(500), good], 'call', 2],
  ['502 with HTML once', [text(html, 502), good], 'call', 2],
  ['503 with a second to wait', [status(503, { 'retry-after': '1' }), good], 'call', 2],
  ['504 once', [status(504), good], 'call', 2],
  ['520 once', [status(520), good], 'call', 2],
  ['a redirect on the same host', [text('', 307, { location: '/moved' }), good], 'call', 2],
  [
    'a redirect to another host',
    [text('', 302, { location: 'http://127.0.0.1:9/elsewhere' })],
    'not-retell',
    1,
  ],
  ['a redirect in a circle', [text('', 307, { location: '/v2/get-call/call_1' })], 'not-retell', 4],
  ['a redirect to nowhere', [text('', 301)], 'not-retell', 1],
  ['a redirect to a file', [text('', 301, { location: 'file:///etc/passwd' })], 'not-retell', 1],
];

test.concurrent.for(cases)(
  '%s is taken for what it is',
  { timeout: 20_000 },
  async ([, acts, outcome, asked]) => {
    await using server = await startScripted(...acts);
    const api = createRetellApi({ baseUrl: server.url, apiKey: 'key_1', patience: hasty });
    const began = performance.now();
    const answer = api.ok
      ? await api.value.getCall('call_1' as CallId, { priority: 'opened' })
      : api;
    expect(answer.ok ? 'call' : answer.error.kind).toBe(outcome);
    expect(server.heard.length).toBe(asked);
    expect(performance.now() - began).toBeLessThan(9000);
  },
);

test('no request is sent before the server allowed it, whoever waits', async () => {
  await using server = await startScripted(status(429, { 'retry-after': '1' }), good);
  const api = createRetellApi({ baseUrl: server.url, apiKey: 'key_1', patience: hasty });
  if (!api.ok) throw new Error('no api');
  const first = api.value.getCall('call_1' as CallId);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const others = [1, 2, 3].map(() => api.value.getCall('call_1' as CallId, { priority: 'opened' }));
  const answers = await Promise.all([first, ...others]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const [refused, ...later] = server.heard.map(({ atMs }) => atMs);
  expect(later.length).toBe(4);
  expect(Math.min(...later) - (refused ?? 0)).toBeGreaterThanOrEqual(1000);
});

test('a wait is announced with the moment of the next try', async () => {
  await using server = await startScripted(status(429, { 'retry-after': '1' }), good);
  const api = createRetellApi({ baseUrl: server.url, apiKey: 'key_1', patience: hasty });
  const waits: unknown[] = [];
  if (api.ok) await api.value.getCall('call_1' as CallId, { onWait: (wait) => waits.push(wait) });
  expect(waits[0]).toMatchObject({ reason: 'rate-limited' });
  expect(waits.at(-1)).toBeUndefined();
});

test.for([
  ['an answer', [silent]],
  ['a stalled body', [stalled]],
  ['the moment that the server named', [status(429, { 'retry-after': '2' })]],
] as const)('giving up while waiting for %s takes less than 100 ms', async ([, acts]) => {
  await using server = await startScripted(...acts);
  const patience = { ...hasty, deadlineMs: 60_000 };
  const api = createRetellApi({ baseUrl: server.url, apiKey: 'key_1', patience });
  const giveUp = new AbortController();
  let abortedAt = 0;
  setTimeout(() => {
    abortedAt = performance.now();
    giveUp.abort();
  }, 150);
  const answer = api.ok && (await api.value.getCall('call_1' as CallId, { signal: giveUp.signal }));
  expect(performance.now() - abortedAt).toBeLessThan(100);
  expect(answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
});

test('the call that the reviewer opens overtakes the calls in the background', async () => {
  const slow: Act = (request, response) => {
    setTimeout(
      () => json({ ...call, call_id: request.url?.split('/').at(-1) })(request, response),
      100,
    );
  };
  await using server = await startScripted(slow);
  const api = createRetellApi({ baseUrl: server.url, apiKey: 'key_1' });
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
  'a key that cannot be one (%j) is called wrong and never sent',
  async (apiKey) => {
    await using server = await startScripted(good);
    const api = createRetellApi({ baseUrl: server.url, apiKey });
    const checked = api.ok && (await api.value.check());
    expect(checked).toEqual({ ok: false, error: { kind: 'wrong-key' } });
    expect(server.heard.length).toBe(0);
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
  expect(createRetellApi({ baseUrl, apiKey: 'key_1' })).toMatchObject({
    error: { kind: 'bad-url' },
  });
});
