import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { createSync, type Sync } from '../../../../src-main/sync/sync.ts';
import { startSample, type SampleRetell } from '../../../../src-sample/server.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';

const rhythm = { pollMs: 2000, overlapMs: 3_600_000, sweepMs: 3_600_000 };
const hasty = { deadlineMs: 2000, tries: 2, waitMs: 300, backgroundWaitMs: 300 };
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function sampleWith(options: Parameters<typeof startSample>[0]): Promise<SampleRetell> {
  const sample = await startSample(options);
  opened.push(sample);
  return sample;
}

function syncWith(
  sample: { url: string; apiKey: string },
  library = createMemoryLibrary(systemClock),
) {
  const api = createRetellApi({
    read: parseInProcess,
    baseUrl: sample.url,
    apiKey: sample.apiKey,
    retryPolicy: hasty,
  });
  if (!api.ok) throw new Error('no api');
  const said: SyncStatus[] = [];
  const changed: string[] = [];
  const sync = createSync({
    clock: systemClock,
    api: api.value,
    library: library.connect().library,
    pollSchedule: rhythm,
    random: () => 0,
    announce: (event, payload) => {
      if (event === 'sync:status') said.push(payload as SyncStatus);
      else if ('kind' in payload && payload.kind === 'calls') changed.push(...payload.ids);
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
  'every call and chat of an account is loaded with its transcript, newest first',
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
      callCount: calls.length,
    });
    expect(said.map(({ phase }) => phase)).toContain('listing');
    expect(new Set(changed)).toEqual(new Set(calls.map(({ call }) => call.id)));
  },
);

test.for(['v2', 'v1'] as const)(
  'an account that supports %s only is synced',
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

test('an outage of the server loses nothing and is shown', { timeout: 40_000 }, async () => {
  const first = await sampleWith({ calls: 400 });
  const { sync, library, said } = syncWith(first);
  sync.start();
  await expect.poll(() => library.calls.size).toBeGreaterThan(0);
  await first.close();
  await expect.poll(() => sync.status().phase, { timeout: 10_000 }).toBe('waiting');
  expect(sync.status()).toMatchObject({ reason: 'offline' });
  expect(said.some(({ phase, nextTryMs = 0 }) => phase === 'waiting' && nextTryMs > 0)).toBe(true);
  opened.splice(opened.indexOf(first), 1);
  await sampleWith({ calls: 400, port: Number(new URL(first.url).port) });
  await untilUpToDate(sync);
  expect(callsIn(library)).toBe(400);
});

test('a revoked API key stops the sync with its reason, and the reviewer can try again', async () => {
  const sample = await sampleWith({ calls: 3 });
  const { sync } = syncWith({ ...sample, apiKey: 'key_revoked' });
  sync.start();
  await expect.poll(() => sync.status()).toMatchObject({ phase: 'failed', reason: 'wrong-key' });
  sync.now();
  await expect.poll(() => sync.status()).toMatchObject({ phase: 'failed', reason: 'wrong-key' });
});

test('a paused sync sends no requests and resumes where it was', { timeout: 40_000 }, async () => {
  const sample = await sampleWith({ calls: 320 });
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
  expect(callsIn(library)).toBe(320);
});
