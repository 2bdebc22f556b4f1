import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecordings } from '../../../../../src-main/recordings/recordings.ts';
import { systemClock } from '../../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../../src-main/retell/retell-api.ts';
import type { CallId, CallRecord } from '../../../../../src-shared/call.ts';
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

const ids = ['call_1', 'call_2'] as readonly string[] as readonly CallId[];
const [first, second] = ids as [CallId, CallId];
const wav = wavFile({ frames: 10_000 });
/** Far longer than it takes whoever does not wait for Retell. */
const within = <T>(ms: number, work: Promise<T>): Promise<T | 'too late'> =>
  Promise.race([work, delay(ms, 'too late' as const)]);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/earmark-giving-way-`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Recordings come; of calls Retell says nothing before `response`. */
function silentOfCalls() {
  const responses: (() => void)[] = [];
  const file = serveFile(wav);
  const act: Responder = (request, response) => {
    const { url = '' } = request;
    if (url.endsWith('expired.wav')) return void response.writeHead(403).end();
    if (url.endsWith('.wav')) return file(request, response);
    responses.push(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          call_id: url.split('/').at(-1),
          recording_url: 'http://127.0.0.1:1/x.wav',
        }),
      );
    });
  };
  return { act, response: () => responses.splice(0).forEach((tell) => tell()) };
}

/** `second` has the address that is given, or none. */
async function setting(
  server: ScriptedServer,
  address?: string,
  others: readonly CallRecord[] = [],
) {
  const memory = createMemoryLibrary(systemClock);
  const { library } = memory.connect();
  const details = {
    kind: 'call',
    startMs: 1,
    status: 'ended',
    sentiment: 'x',
    revision: 1,
  } as const;
  const links = [{ recording: `${server.url}/call_1.wav` }, address ? { recording: address } : {}];
  const records = ids.map((id, place) => ({
    ...recordOf({ ...details, id }, 'list'),
    links: links[place] ?? {},
  }));
  await library.request('calls:store', { records: others.length > 0 ? others : records });
  const api = createRetellApi({ read: parseInProcess, baseUrl: server.url, apiKey: 'key_1' });
  if (!api.ok) throw new Error('no api');
  const recordings = createRecordings({
    clock: systemClock,
    folder,
    api: api.value,
    library,
    limitMb: () => 100,
    mayPrefetch: () => true,
    announce: () => undefined,
  });
  return { recordings, fetched: () => memory.calls.get(second)?.fetchedMs };
}

const waitForRequest = (server: ScriptedServer, path: string): Promise<void> =>
  vi.waitFor(() => expect(server.requests.map((one) => one.path)).toContain(path));

test('a recording opens while the address of the next one is being requested', async () => {
  await using server = await startScripted(silentOfCalls().act);
  const { recordings } = await setting(server);
  recordings.prefetch(second);
  await waitForRequest(server, '/v2/get-call/call_2');
  const opened = recordings.open(first);
  expect(await within(3000, opened)).toMatchObject({ ok: true });
  await recordings.close();
}, 8000);

test('a recording opens while the address of the next one is being renewed', async () => {
  await using server = await startScripted(silentOfCalls().act);
  const { recordings } = await setting(server, `${server.url}/expired.wav`);
  recordings.prefetch(second);
  await waitForRequest(server, '/v2/get-call/call_2');
  const opened = recordings.open(first);
  expect(await within(3000, opened)).toMatchObject({ ok: true });
  await recordings.close();
}, 8000);

test('closing a workspace does not wait for pending requests, and nothing arrives afterwards', async () => {
  const { act, response } = silentOfCalls();
  await using server = await startScripted(act);
  const { recordings, fetched } = await setting(server);
  const opening = recordings.open(second);
  await waitForRequest(server, '/v2/get-call/call_2');
  expect(await within(3000, recordings.close())).toBeUndefined();
  response();
  expect(await opening).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(fetched()).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
}, 8000);

test('a recording that was being opened under another preference is opened again', async () => {
  const { act, response } = silentOfCalls();
  await using server = await startScripted(act);
  const { recordings } = await setting(server, `${server.url}/call_2.wav`);
  const before = recordings.open(second);
  await recordings.close();
  expect((await before).ok).toBe(false);
  expect((await recordings.open(second)).ok).toBe(true);
  response();
  await recordings.close();
}, 8000);

test('nothing is requested for a next call without a recording', async () => {
  await using server = await startScripted(silentOfCalls().act);
  const details = { startMs: 1, status: 'ended', sentiment: 'x', revision: 1 } as const;
  const { recordings } = await setting(server, undefined, [
    recordOf({ ...details, id: first, kind: 'chat' }, 'list'),
    recordOf({ ...details, id: second, kind: 'call' }, 'get'),
  ]);
  for (const id of [first, second]) {
    recordings.prefetch(id);
    await delay(600);
  }
  expect(server.requests).toEqual([]);
  await recordings.close();
}, 8000);
