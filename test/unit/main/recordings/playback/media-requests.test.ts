import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { createGrowingFile } from '../../../../../src-main/recordings/cache/growing-file.ts';
import {
  createMediaScheme,
  mediaUrl,
} from '../../../../../src-main/recordings/playback/media-scheme.ts';

/** `npm run soak` sends more. */
const runs = Number(process.env['EARMARK_MEDIA_REQUESTS'] ?? 2000);

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-media-'));
afterAll(() => rmSync(folder, { recursive: true }));

const token = '0123456789abcdef0123456789abcdef';
const bytes = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 31) % 251));
const file = path.join(folder, 'sound.wav');
writeFileSync(file, bytes);
writeFileSync(path.join(folder, 'secret.txt'), 'SECRET');
const growing = createGrowingFile(file);
growing.setReceived(bytes.length);
growing.complete(file);
const served = { file: growing, totalBytes: bytes.length, type: 'audio/wav', corrections: [] };
const handle = createMediaScheme((requested) => (requested === token ? served : undefined));

interface Answer {
  readonly status: number;
  readonly from: number;
  readonly to: number;
}

const whole: Answer = { status: 200, from: 0, to: bytes.length - 1 };
const none: Answer = { status: 416, from: 0, to: -1 };

function contentRange(status: number, from: number, to: number): string | null {
  if (status === 200) return null;
  return `bytes ${status === 206 ? `${from}-${to}` : '*'}/${bytes.length}`;
}

/** What RFC 9110 asks for, of a server that answers several ranges with the whole. */
function answerTo(header: string): Answer {
  const [unit, set = '', ...more] = header.trim().split('=');
  if (unit !== 'bytes' || more.length > 0) return whole;
  const [first = '', last = '', ...others] = set.split('-');
  const isNumber = (text: string): boolean => /^[0-9]+$/u.test(text);
  if (others.length > 0 || ![first, last].every((text) => text === '' || isNumber(text))) {
    return whole;
  }
  if (first === '' && last === '') return whole;
  if (!set.includes('-')) return whole;
  if (first === '') {
    const from = Math.max(0, bytes.length - Number(last));
    return Number(last) === 0 ? none : { status: 206, from, to: bytes.length - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return whole;
  if (Number(first) >= bytes.length) return none;
  const to = last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
  return { status: 206, from: Number(first), to };
}

const edge = fc.oneof(
  fc.constant(''),
  fc.nat(bytes.length * 2).map(String),
  fc.integer({ min: bytes.length - 2, max: bytes.length + 2 }).map(String),
  fc.constantFrom('x', '-1', '1e3', '00', '9'.repeat(400), '0x10', '١', ' 1', '1 ', '+1', '1.5'),
);
const rangeHeader = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(edge, edge).map(([from, to]) => `bytes=${from}-${to}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(edge, edge, edge, edge).map(([a, b, c, d]) => `bytes=${a}-${b},${c}-${d}`),
  },
  fc.constantFrom('bytes', 'bytes=', 'items=0-1', 'BYTES=0-1', 'bytes=--', 'bytes=0-1-2', '0-1'),
  fc.string(),
);

test('every range is answered with exactly the bytes that HTTP asks for', async () => {
  await fc.assert(
    fc.asyncProperty(rangeHeader, async (header) => {
      let request: Request;
      try {
        request = new Request(mediaUrl(token), { headers: { range: header } });
      } catch {
        // No header of HTTP, so no player can send it.
        return;
      }
      const response = await handle(request);
      const { status, from, to } = answerTo(request.headers.get('range') ?? '');
      const isNone = status === 416;
      expect({
        status: response.status,
        range: response.headers.get('content-range'),
        body: Buffer.from(await response.arrayBuffer()).toString('latin1'),
        length: isNone ? undefined : response.headers.get('content-length'),
      }).toEqual({
        status,
        range: contentRange(status, from, to),
        body: isNone ? 'No such bytes' : bytes.subarray(from, to + 1).toString('latin1'),
        length: isNone ? undefined : String(to - from + 1),
      });
    }),
    { numRuns: runs },
  );
}, 600_000);

const pathPart = fc.constantFrom(
  '..',
  '.',
  '%2e%2e',
  '%252e%252e',
  '%2f',
  '%5c',
  '%00',
  '\\',
  '/',
  '//',
  '~',
  'secret.txt',
  '?file=secret.txt',
  '#',
  ':80',
  '@',
  token,
  token.toUpperCase(),
  folder,
  `file://${file}`,
);
const address = fc.oneof(
  fc
    .array(pathPart, { maxLength: 6 })
    .map((parts) => `earmark-media://recording/${parts.join('')}`),
  fc.array(pathPart, { maxLength: 4 }).map((parts) => `earmark-media://${parts.join('')}/${token}`),
  fc.string().map((text) => `earmark-media://recording/${text}`),
  fc
    .string({ unit: fc.nat(15).map((digit) => digit.toString(16)), minLength: 32, maxLength: 32 })
    .map((guess) => mediaUrl(guess)),
);

test('no address but that of the recording returns a byte of any file', async () => {
  await fc.assert(
    fc.asyncProperty(
      address,
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
      async (text, method) => {
        const url = URL.parse(text);
        if (url === null || url.username !== '' || url.password !== '') return;
        const request = new Request(url, { method });
        const response = await handle(request);
        const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
        expect(body).not.toContain('SECRET');
        // A fragment is not part of what is asked for.
        if (request.url.replace(/#.*$/u, '') === mediaUrl(token)) return;
        expect({ status: response.status, body }).toEqual({
          status: 404,
          body: 'No such recording',
        });
      },
    ),
    { numRuns: runs },
  );
}, 600_000);
