import { gzipSync } from 'node:zlib';
import type { AppError } from '../../src-shared/errors.ts';
import { json, text, type Responder } from './scripted-server.ts';

/** The call in a correct response. */
export const call = { call_id: 'call_1', agent_id: 'agent_1', call_status: 'ended' };
export const good = json(call);
export const status = (code: number, headers: Record<string, string> = {}): Responder =>
  json({ status: 'error', message: 'as it happens' }, code, headers);
const html = '<!doctype html><title>Please sign in</title>';

const reset: Responder = (request) => request.socket.destroy();
export const silent: Responder = () => undefined;
export const stalls: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"call_id":');
};
const stalledChunks: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"call_id":');
};
const sendsSlowly: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
const breaksOff: Responder = (_request, response) => {
  response.writeHead(200, { 'content-length': '500' });
  response.write('{"call_id":');
  setTimeout(() => response.destroy(), 20);
};
const huge: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const block = Buffer.alloc(1024 * 1024, ' ');
  const fill = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', fill);
  fill();
};
const packed = gzipSync(Buffer.alloc(30 * 1024 * 1024, ' '));
const gzipBomb: Responder = (_request, response) => {
  response.writeHead(200, { 'content-encoding': 'gzip' });
  response.end(packed);
};
const notGzip: Responder = (_request, response) => {
  response.writeHead(200, { 'content-encoding': 'gzip' });
  response.end('not gzip');
};
const date = (ms: number): string => new Date(ms).toUTCString();
/** The server's clock is an hour slow, and it requests a pause of one second. */
const skewed = () =>
  status(429, { date: date(Date.now() - 3_600_000), 'retry-after': date(Date.now() - 3_599_000) });

/** What the reviewer gets: the call, or an error of this kind. */
type Outcome = 'call' | AppError['kind'];

/** The name of the fault, the server's responses in order, the outcome, and the number of requests. */
export type FaultyCase = readonly [string, readonly Responder[], Outcome, number];

export const faultyCases: readonly FaultyCase[] = [
  ['a good answer', [good], 'call', 1],
  ['no answer at all', [silent], 'timeout', 3],
  ['no answer once', [silent, good], 'call', 2],
  ['a body that stalls', [stalls], 'timeout', 3],
  ['a body that stalls once', [stalls, good], 'call', 2],
  ['a chunked body that stalls once', [stalledChunks, good], 'call', 2],
  ['a body that dribbles for ever', [sendsSlowly], 'timeout', 3],
  ['a connection that is reset', [reset], 'offline', 3],
  ['a connection that is reset once', [reset, good], 'call', 2],
  ['a body that breaks off', [breaksOff], 'offline', 3],
  ['a body that breaks off once', [breaksOff, good], 'call', 2],
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
  ['30 MB packed into 30 kB', [gzipBomb], 'too-large', 1],
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
