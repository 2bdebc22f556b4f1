import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecordings } from '../../../../../src-main/recordings/recordings.ts';
import { systemClock } from '../../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../../src-main/retell/retell-api.ts';
import type { CallId } from '../../../../../src-shared/call.ts';
import { parseInProcess } from '../../../../fakes/held-records.ts';
import { createMemoryLibrary } from '../../../../fakes/memory-library.ts';
import { recordOf } from '../../../../fakes/unreliable-retell.ts';
import {
  startScripted,
  type Responder,
  type ScriptedServer,
} from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';

const ids = ['call_1', 'call_2', 'call_3'] as readonly string[] as readonly CallId[];
const [first, second, third] = ids as [CallId, CallId, CallId];
/** Recordings of their own: the same one would lie there once. */
const wavs = ids.map((_, place) => wavFile({ frames: 100_000 + place }));
const wavAt = (url = ''): Buffer =>
  wavs[ids.findIndex((id) => url === `/${id}.wav`)] ?? Buffer.alloc(0);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/earmark-ahead-`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function setting(server: ScriptedServer, limitMb = 100) {
  const { library } = createMemoryLibrary(systemClock).connect();
  const details = {
    kind: 'call',
    startMs: 1,
    status: 'ended',
    sentiment: 'x',
    revision: 1,
  } as const;
  const records = ids.map((id) => ({
    ...recordOf({ ...details, id }, 'get'),
    links: { recording: `${server.url}/${id}.wav` },
  }));
  await library.request('calls:store', { records });
  const api = createRetellApi({ read: parseInProcess, baseUrl: server.url, apiKey: 'key_1' });
  if (!api.ok) throw new Error('no api');
  let may = true;
  const reported: string[] = [];
  const recordings = createRecordings({
    clock: systemClock,
    folder,
    api: api.value,
    library,
    limitMb: () => limitMb,
    mayPrefetch: () => may,
    announce: ({ callId }) => reported.push(callId),
  });
  return {
    recordings,
    reported,
    forbid: () => {
      may = false;
    },
  };
}

const requestedPaths = ({ requests: heard }: ScriptedServer): readonly string[] =>
  heard.map(({ path }) => path);
const wholeFiles = (): number =>
  readdirSync(folder).filter((name) => name.endsWith('.sound')).length;

/** Until a part of the recording is on the disk. */
const partialDownload = (): Promise<unknown> =>
  vi.waitFor(() => {
    const part = readdirSync(folder).find((name) => name.endsWith('.part'));
    expect(part === undefined ? 0 : statSync(`${folder}/${part}`).size).toBeGreaterThan(0);
  });

/** Sends the file in small pieces, so that it takes its time. */
const sendSlowly =
  (everyMs: number): Responder =>
  (request, response) => {
    const bytes = wavAt(request.url);
    const range = /^bytes=(\d+)-$/u.exec(request.headers.range ?? '');
    let at = range === null ? 0 : Number(range[1]);
    response.writeHead(range === null ? 200 : 206, {
      etag: '"v1"',
      'content-length': bytes.length - at,
      ...(range === null
        ? {}
        : { 'content-range': `bytes ${at}-${bytes.length - 1}/${bytes.length}` }),
    });
    const timer = setInterval(() => {
      response.write(bytes.subarray(at, at + 40_000));
      at += 40_000;
      if (at < bytes.length && !response.destroyed) return;
      clearInterval(timer);
      response.end();
    }, everyMs);
  };

test('the next recording is downloaded before it is opened, and opens without a request', async () => {
  await using server = await startScripted((request, response) =>
    serveFile(wavAt(request.url))(request, response),
  );
  const { recordings, reported } = await setting(server);
  await recordings.open(first);
  recordings.prefetch(second);
  await vi.waitFor(() => expect(wholeFiles()).toBe(2));
  expect(requestedPaths(server)).toEqual(['/call_1.wav', '/call_2.wav']);
  // Nobody is shown a download that nobody requested for.
  expect(new Set(reported)).toEqual(new Set([first]));
  expect(await recordings.open(second)).toMatchObject({ value: { complete: true } });
  expect(server.requests.length).toBe(2);
  await recordings.close();
});

test('it waits until the recording that is being played is complete', async () => {
  await using server = await startScripted(sendSlowly(80));
  const { recordings } = await setting(server);
  await recordings.open(first);
  recordings.prefetch(second);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(requestedPaths(server)).toEqual(['/call_1.wav']);
  await vi.waitFor(() => expect(wholeFiles()).toBe(2), { timeout: 5000 });
  await recordings.close();
});

test('it pauses for the call that the reviewer opens, and resumes afterwards', async () => {
  await using server = await startScripted(sendSlowly(80));
  const { recordings } = await setting(server);
  recordings.prefetch(second);
  await partialDownload();
  expect((await recordings.open(third)).ok).toBe(true);
  expect(requestedPaths(server)).toEqual(['/call_2.wav', '/call_3.wav']);
  await vi.waitFor(() => expect(wholeFiles()).toBe(2), { timeout: 5000 });
  expect(requestedPaths(server)).toEqual(['/call_2.wav', '/call_3.wav', '/call_2.wav']);
  expect(server.requests[2]?.range).toMatch(/^bytes=[1-9]/u);
  await recordings.close();
});

test('a recording that is opened while it is prefetched is resumed', async () => {
  await using server = await startScripted(sendSlowly(80));
  const { recordings } = await setting(server);
  recordings.prefetch(second);
  await partialDownload();
  expect((await recordings.open(second)).ok).toBe(true);
  await vi.waitFor(() => expect(wholeFiles()).toBe(1), { timeout: 5000 });
  expect(requestedPaths(server)).toEqual(['/call_2.wav', '/call_2.wav']);
  expect(server.requests[1]?.range).toMatch(/^bytes=[1-9]/u);
  await recordings.close();
});

test('another request replaces it', async () => {
  await using server = await startScripted(sendSlowly(80));
  const { recordings } = await setting(server);
  recordings.prefetch(second);
  await partialDownload();
  recordings.prefetch(third);
  await vi.waitFor(() => expect(wholeFiles()).toBe(1), { timeout: 5000 });
  expect(requestedPaths(server)).toEqual(['/call_2.wav', '/call_3.wav']);
  await recordings.close();
});

test('nothing is downloaded when prefetching is turned off', async () => {
  await using server = await startScripted(sendSlowly(80));
  const { recordings, forbid } = await setting(server);
  recordings.prefetch(second);
  await partialDownload();
  forbid();
  await new Promise((resolve) => setTimeout(resolve, 100));
  recordings.prefetch(third);
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(requestedPaths(server)).toEqual(['/call_2.wav']);
  expect(wholeFiles()).toBe(0);
  await recordings.close();
});

test('a recording larger than the cache limit is not prefetched', async () => {
  await using server = await startScripted(sendSlowly(80));
  const { recordings } = await setting(server, 0.1);
  recordings.prefetch(second);
  await vi.waitFor(() => expect(server.requests.length).toBe(1));
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(wholeFiles()).toBe(0);
  await recordings.close();
});
