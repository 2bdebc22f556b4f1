import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createGrowingFile } from '../../../../../src-main/recordings/cache/growing-file.ts';
import {
  createMediaScheme,
  mediaUrl,
} from '../../../../../src-main/recordings/playback/media-scheme.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-media-'));
afterAll(() => rmSync(folder, { recursive: true }));

const token = '0123456789abcdef0123456789abcdef';
const bytes = wavFile({ frames: 200_000 });
const file = path.join(folder, 'whole.wav');
writeFileSync(file, bytes);
writeFileSync(path.join(folder, 'secret.txt'), 'SECRET');

const growingFile = createGrowingFile(file);
growingFile.setReceived(bytes.length);
growingFile.complete(file);
const served = { file: growingFile, totalBytes: bytes.length, type: 'audio/wav', corrections: [] };
const handle = createMediaScheme((requested) => (requested === token ? served : undefined));
const request = (range?: string, init: RequestInit = {}) =>
  handle(
    new Request(mediaUrl(token), {
      ...init,
      ...(range === undefined ? {} : { headers: { range } }),
    }),
  );
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('the complete recording is sent with its length and type', async () => {
  const response = await request();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  expect((await bodyOf(response)).equals(bytes)).toBe(true);
});

test.for([
  ['bytes=0-', 0, bytes.length - 1],
  ['bytes=1000-', 1000, bytes.length - 1],
  ['bytes=0-0', 0, 0],
  ['bytes=5-99', 5, 99],
  ['bytes=-100', bytes.length - 100, bytes.length - 1],
  ['bytes=-99999999', 0, bytes.length - 1],
  ['bytes=700000-99999999', 700_000, bytes.length - 1],
] as const)('%s is answered with exactly those bytes', async ([range, from, to]) => {
  const response = await request(range);
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/${bytes.length}`);
  expect(response.headers.get('content-length')).toBe(String(to - from + 1));
  expect((await bodyOf(response)).equals(bytes.subarray(from, to + 1))).toBe(true);
});

test.for([`bytes=${bytes.length}-`, 'bytes=99999999-', 'bytes=-0'])(
  '%s is not satisfiable',
  async (range) => {
    const response = await request(range);
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
  },
);

test('a HEAD request gets no bytes', async () => {
  const response = await request('bytes=0-99', { method: 'HEAD' });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-length')).toBe('100');
  expect((await bodyOf(response)).length).toBe(0);
});

test('methods other than GET and HEAD are rejected', async () => {
  expect((await request(undefined, { method: 'POST', body: 'x' })).status).toBe(405);
});

test('no id, path or range returns a byte from outside the recording', async () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '../secret.txt',
      '..%2fsecret.txt',
      `${token}/../secret.txt`,
      `${token}?file=secret.txt`,
      `${token}%00`,
      token.toUpperCase(),
      `${token}0`,
      'CON',
      '//server/share',
      `file://${folder}/secret.txt`,
    ),
    fc.string(),
    fc.string({
      unit: fc.nat(15).map((digit) => digit.toString(16)),
      minLength: 32,
      maxLength: 32,
    }),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (id) => {
      const url = URL.parse(`earmark-media://recording/${id}`);
      if (url === null || url.href === mediaUrl(token)) return;
      const response = await handle(new Request(url));
      expect(response.status).toBe(404);
      expect((await bodyOf(response)).toString()).toBe('No such recording');
    }),
    { numRuns: 2000, seed: 3 },
  );
});

test('every range returns the right bytes and states their number', async () => {
  const part = fc.oneof(
    fc.constant(''),
    fc.nat(bytes.length * 2).map(String),
    fc.constantFrom('x', '-1', '1e3'),
  );
  const range = fc.oneof(
    fc.tuple(part, part).map(([from, to]) => `bytes=${from}-${to}`),
    fc.tuple(part, part, part, part).map(([a, b, c, d]) => `bytes=${a}-${b},${c}-${d}`),
    fc.constantFrom('bytes', 'bytes=', 'items=0-1', 'bytes=--', 'bytes=0-1-2', '0-1'),
  );
  await fc.assert(
    fc.asyncProperty(range, async (header) => {
      const response = await request(header);
      const body = await bodyOf(response);
      if (response.status === 416) return;
      expect(response.headers.get('content-length')).toBe(String(body.length));
      const reported = /^bytes (\d+)-(\d+)\//u.exec(response.headers.get('content-range') ?? '');
      const from = reported === null ? 0 : Number(reported[1]);
      expect(response.status).toBe(reported === null ? 200 : 206);
      expect(body.equals(bytes.subarray(from, from + body.length))).toBe(true);
    }),
    { numRuns: 500, seed: 4 },
  );
});

test('the player gets correct sizes when those in the file are wrong', async () => {
  const lying = wavFile({ dataSize: 0xff_ff_ff_ff, riffSize: 0, frames: 1000 });
  const right = wavFile({ frames: 1000 });
  const place = path.join(folder, 'lying.wav');
  writeFileSync(place, lying);
  const growing = createGrowingFile(place);
  growing.setReceived(lying.length);
  growing.complete(place);
  const corrections = [
    { offset: 4, value: right.length - 8 },
    { offset: 40, value: right.length - 44 },
  ];
  const scheme = createMediaScheme(() => ({
    file: growing,
    totalBytes: lying.length,
    type: 'audio/wav',
    corrections,
  }));
  for (const range of ['bytes=0-', 'bytes=5-41', 'bytes=42-']) {
    const response = await scheme(new Request(mediaUrl(token), { headers: { range } }));
    const from = Number(/\d+/u.exec(range)?.[0]);
    const body = await bodyOf(response);
    expect(body.equals(right.subarray(from, from + body.length))).toBe(true);
  }
});

test('bytes that are still being downloaded are waited for, but not forever', async () => {
  const place = path.join(folder, 'growing.part');
  writeFileSync(place, bytes);
  const growing = createGrowingFile(place);
  growing.setReceived(1000);
  const scheme = createMediaScheme(
    () => ({ file: growing, totalBytes: bytes.length, type: 'audio/wav', corrections: [] }),
    200,
  );
  const read = async (range: string) =>
    bodyOf(await scheme(new Request(mediaUrl(token), { headers: { range } })));
  setTimeout(() => growing.setReceived(5000), 50);
  expect((await read('bytes=900-4999')).equals(bytes.subarray(900, 5000))).toBe(true);
  const began = performance.now();
  await expect(read('bytes=4000-')).rejects.toThrow(/download of the recording stopped/u);
  expect(performance.now() - began).toBeLessThan(2000);
});
