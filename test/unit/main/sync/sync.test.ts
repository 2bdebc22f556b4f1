import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../../src-main/retell/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { createSync, type Sync } from '../../../../src-main/sync/sync.ts';
import { startSample, type SampleRetell } from '../../../../src-sample/server.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { createMoodyRetell } from '../../../fakes/moody-retell.ts';
import { createVirtualClock } from '../../../fakes/virtual-clock.ts';

const rhythm = { pollMs: 100, overlapMs: 3_600_000, sweepMs: 3_600_000 };
const hasty = { deadlineMs: 2000, tries: 2, waitMs: 300, backgroundWaitMs: 300 };
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function sampleWith(wishes: Parameters<typeof startSample>[0]): Promise<SampleRetell> {
  const sample = await startSample(wishes);
  opened.push(sample);
  return sample;
}

function syncWith(
  sample: { url: string; apiKey: string },
  library = createMemoryLibrary(systemClock),
) {
  const api = createRetellApi({ baseUrl: sample.url, apiKey: sample.apiKey, patience: hasty });
  if (!api.ok) throw new Error('no api');
  const said: SyncStatus[] = [];
  const changed: string[] = [];
  const sync = createSync({
    clock: systemClock,
    api: api.value,
    library: library.connect().library,
    rhythm,
    random: () => 0,
    announce: (event, payload) => {
      if (event === 'sync:status') said.push(payload as SyncStatus);
      else changed.push(...(payload as { calls: readonly string[] }).calls);
    },
  });
  opened.unshift({ close: () => sync.stop() });
  return { sync, library, said, changed };
}

const callsIn = ({ calls }: ReturnType<typeof createMemoryLibrary>): number =>
  [...calls.values()].filter(({ call }) => call.kind === 'call').length;

const untilUpToDate = async (sync: Sync): Promise<void> => {
  await expect
    .poll(() => sync.status().phase, { timeout: 20_000, interval: 20 })
    .toBe('up-to-date');
};

test(
  'every call and chat of an account comes with its transcript, the newest first',
  { timeout: 40_000 },
  async () => {
    const sample = await sampleWith({});
    const { sync, library, said, changed } = syncWith(sample);
    sync.start();
    await untilUpToDate(sync);
    const calls = [...library.calls.values()];
    expect(new Set(calls.map(({ call }) => call.kind))).toEqual(new Set(['call', 'chat']));
    expect(calls.every(({ fetchedMs }) => fetchedMs !== undefined)).toBe(true);
    expect(sync.status()).toMatchObject({
      listedAll: true,
      toFetch: 0,
      api: 'v3',
      have: calls.length,
    });
    expect(said.map(({ phase }) => phase)).toContain('listing');
    expect(new Set(changed)).toEqual(new Set(calls.map(({ call }) => call.id)));
  },
);

test.for(['v2', 'v1'] as const)(
  'an account that speaks %s only is synced all the same',
  { timeout: 40_000 },
  async (api) => {
    const sample = await sampleWith({ calls: 130, api });
    const { sync, library } = syncWith(sample);
    sync.start();
    await untilUpToDate(sync);
    expect(callsIn(library)).toBe(130);
    expect(sync.status().api).toBe(api);
  },
);

test(
  'a server that goes away for a while costs nothing but time, and that is said',
  { timeout: 40_000 },
  async () => {
    const first = await sampleWith({ calls: 400 });
    const { sync, library, said } = syncWith(first);
    sync.start();
    await expect.poll(() => library.calls.size).toBeGreaterThan(0);
    await first.close();
    await expect.poll(() => sync.status().phase, { timeout: 10_000 }).toBe('waiting');
    expect(sync.status()).toMatchObject({ reason: 'offline' });
    expect(said.some(({ phase, nextTryMs = 0 }) => phase === 'waiting' && nextTryMs > 0)).toBe(
      true,
    );
    opened.splice(opened.indexOf(first), 1);
    await sampleWith({ calls: 400, port: Number(new URL(first.url).port) });
    await untilUpToDate(sync);
    expect(callsIn(library)).toBe(400);
  },
);

test('a revoked key stops the sync with its reason, and a new try can be asked for', async () => {
  const sample = await sampleWith({ calls: 3 });
  const { sync } = syncWith({ ...sample, apiKey: 'key_revoked' });
  sync.start();
  await expect.poll(() => sync.status()).toMatchObject({ phase: 'failed', reason: 'wrong-key' });
  sync.now();
  await expect.poll(() => sync.status()).toMatchObject({ phase: 'failed', reason: 'wrong-key' });
});

test('a paused sync asks for nothing, and goes on where it was', { timeout: 40_000 }, async () => {
  const sample = await sampleWith({ calls: 600 });
  const { sync, library } = syncWith(sample);
  sync.start();
  await expect.poll(() => library.calls.size).toBeGreaterThan(0);
  expect(sync.pause().phase).toBe('paused');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const have = [...library.calls.values()].filter(
    ({ fetchedMs }) => fetchedMs !== undefined,
  ).length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const after = [...library.calls.values()].filter(
    ({ fetchedMs }) => fetchedMs !== undefined,
  ).length;
  expect(after).toBe(have);
  expect(sync.status().phase).toBe('paused');
  sync.resume();
  await untilUpToDate(sync);
  expect(callsIn(library)).toBe(600);
});

function virtual() {
  const clock = createVirtualClock();
  const moods = { cursors: 'place', pageRows: 50, latencyMs: () => 100 } as const;
  const retell = createMoodyRetell(clock, moods);
  const library = createMemoryLibrary(clock);
  const asked: string[] = [];
  const api = {
    ...retell.api,
    getCall: (id: CallId, how?: Parameters<typeof retell.api.getCall>[1]) => {
      asked.push(`${how?.priority ?? ''} ${id}`);
      return retell.api.getCall(id, how);
    },
  };
  const said: SyncStatus[] = [];
  const sync = createSync({
    api,
    library: library.connect().library,
    clock,
    random: () => 0.5,
    announce: (event, payload) => {
      if (event === 'sync:status') said.push(payload as SyncStatus);
    },
  });
  const add = (count: number): readonly CallId[] =>
    Array.from({ length: count }, (_, place) => {
      const id = `call_${String(retell.truth.size).padStart(4, '0')}` as CallId;
      const startMs = clock.now() - place * 1000;
      retell.truth.set(id, {
        id,
        kind: 'call',
        startMs,
        status: 'ended',
        sentiment: 'x',
        revision: 0,
      });
      return id;
    });
  return { clock, retell, library, asked, said, sync, add };
}

test('the call that the reviewer opens is fetched at once, also while the sync is paused', async () => {
  const { clock, sync, add, asked, library } = virtual();
  const ids = add(200);
  sync.start();
  await clock.pass(350);
  sync.pause();
  const id = ids[120] ?? ('' as CallId);
  const wanted = sync.wanted(id);
  await clock.pass(200);
  expect(await wanted).toEqual({ ok: true, value: true });
  expect(asked.at(-1)).toBe(`opened ${id}`);
  const again = sync.wanted(id);
  await clock.pass(200);
  await again;
  expect(asked.filter((entry) => entry.endsWith(id)).length).toBe(1);
  expect(library.calls.get(id)?.fetchedMs).toBeDefined();
});

test('the calls that come next in the queue are fetched before the others', async () => {
  const { clock, sync, add, asked } = virtual();
  const ids = add(200);
  sync.start();
  await clock.pass(450);
  const next = ids.slice(150, 153);
  const before = asked.length;
  sync.soon(next);
  await clock.pass(200);
  expect(asked.slice(before, before + 13)).toEqual(
    expect.arrayContaining(next.map((id) => `hydrate ${id}`)),
  );
});

test('one call that Retell cannot give holds up no other', async () => {
  const { clock, sync, add, retell, library } = virtual();
  const [bad] = add(60);
  const before = { ...retell.api };
  const error: AppError = { kind: 'server-error', status: 500, detail: 'this one only' };
  Object.assign(retell.api, {
    getCall: (id: CallId, how: never) =>
      id === bad ? Promise.resolve({ ok: false, error }) : before.getCall(id, how),
  });
  sync.start();
  await clock.pass(60_000);
  const missing = [...library.calls.values()].filter(({ fetchedMs }) => fetchedMs === undefined);
  expect(missing.map(({ call }) => call.id)).toEqual([bad]);
});

test('a call that Retell has deleted is kept, marked, and asked for no more', async () => {
  const { clock, sync, add, retell, library, asked } = virtual();
  const [lost = '' as CallId] = add(5);
  sync.start();
  await clock.pass(110);
  retell.truth.delete(lost);
  await clock.pass(20 * 60_000);
  expect(library.calls.get(lost)).toMatchObject({ gone: true });
  expect(asked.filter((entry) => entry.endsWith(lost)).length).toBe(1);
});

test('a limit of requests is waited out to the moment that Retell named, and said', async () => {
  const { clock, sync, add, retell, said } = virtual();
  add(5);
  retell.failNext(1, { kind: 'rate-limited', retryAfterMs: 90_000 });
  const began = clock.now();
  sync.start();
  await clock.pass(1000);
  expect(sync.status()).toMatchObject({ phase: 'waiting', reason: 'rate-limited' });
  expect(sync.status().nextTryMs).toBeGreaterThanOrEqual(began + 90_000);
  const requests = retell.requests();
  await clock.pass(88_000);
  expect(retell.requests()).toBe(requests);
  await clock.pass(30_000);
  expect(said.at(-1)?.phase).toBe('up-to-date');
});

test('a full disk is said, and the sync goes on when there is room again', async () => {
  const { clock, sync, add, library } = virtual();
  add(5);
  sync.start();
  await clock.pass(1);
  library.failNext(3, { kind: 'disk-full', path: '/calls.db' });
  await clock.pass(300);
  expect(sync.status()).toMatchObject({ phase: 'waiting', reason: 'disk-full' });
  await clock.pass(120_000);
  expect(sync.status()).toMatchObject({ phase: 'up-to-date', have: 5 });
});
