import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../../../src-main/retell/http/clock.ts';
import { createSync } from '../../../../../src-main/sync/sync.ts';
import type { CallId } from '../../../../../src-shared/call.ts';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import type { MatchingProgress } from '../../../../../src-shared/queue.ts';
import { ok } from '../../../../../src-shared/result.ts';
import { holdRecords } from '../../../../fakes/held-records.ts';
import { createMemoryLibrary } from '../../../../fakes/memory-library.ts';
import { createUnreliableRetell, recordOf } from '../../../../fakes/unreliable-retell.ts';
import { queueIds } from '../../library/test-library.ts';
import { createTestAccount } from '../test-account.ts';

const negative: QueueFilter = {
  kind: 'call',
  call: { user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] } },
  outcome: ['unsuccessful'],
  states: ['new'],
};

test('only matching calls are loaded, and fields that Retell does not support are reported', async () => {
  const { library, sync, ended } = await createTestAccount({ calls: 800, seed: 5 });
  expect(sync.matching.fetch(negative)).toMatchObject({ phase: 'fetching', fetched: 0 });
  const { fetched, added, filteredLocally: unasked, whole, api } = await ended('done');
  const here = await queueIds(library.request, negative);
  expect(here).toHaveLength(fetched);
  expect(fetched).toBeGreaterThan(20);
  expect({ added, unasked, whole, api }).toEqual({
    added: fetched,
    unasked: ['states'],
    whole: false,
    api: 'v3',
  });
  expect(await queueIds(library.request, { kind: 'call', call: {} })).toHaveLength(fetched);

  sync.matching.fetch(negative);
  await vi.waitFor(async () => expect((await ended('done')).added).toBe(0));
});

test.for(['v2', 'v1'] as const)(
  'the older API %s filters by what it supports, and the queue by the rest',
  async (version) => {
    const { library, sync, ended } = await createTestAccount({ calls: 150, seed: 5, api: version });
    const filter: QueueFilter = {
      ...negative,
      call: {
        ...negative.call,
        duration_ms: { type: 'number', op: 'ge', value: 30_000 },
        metadata: [{ key: 'tier', type: 'string', op: 'eq', value: 'gold' }],
      },
    };
    sync.matching.fetch(filter);
    const { fetched, filteredLocally: unasked, api } = await ended('done');
    expect({ unasked, api }).toEqual({ unasked: ['metadata', 'states'], api: version });
    const here = await queueIds(library.request, filter);
    expect(here.length).toBeGreaterThan(0);
    expect(here.length).toBeLessThan(fetched);
  },
);

test('it stops at once and keeps the loaded calls', async () => {
  const { sample, library, sync, ended, said } = await createTestAccount({ calls: 2000, seed: 5 });
  sample.setFaults([{ match: { path: '/v3/list-calls' }, fault: { kind: 'right', delayMs: 300 } }]);
  const all: QueueFilter = { kind: 'call', call: {} };
  sync.matching.fetch(all);
  await vi.waitFor(() => expect(said.at(-1)?.fetched).toBeGreaterThan(0), { timeout: 10_000 });
  const requested = performance.now();
  sync.matching.stop();
  const { fetched } = await ended('stopped');
  expect(performance.now() - requested).toBeLessThan(1000);
  expect(await queueIds(library.request, all)).toHaveLength(fetched);
  await sync.stop();
  expect(said.at(-1)?.phase).toBe('stopped');
});

test('after a stop it resumes there, or starts at the top for another filter', async () => {
  const { sample, library, sync, ended, said } = await createTestAccount({ calls: 2000, seed: 5 });
  sample.setFaults([{ match: { path: '/v3/list-calls' }, fault: { kind: 'right', delayMs: 200 } }]);
  const all: QueueFilter = { kind: 'call', call: {} };
  sync.matching.fetch(all);
  await vi.waitFor(() => expect(said.at(-1)?.fetched).toBeGreaterThan(0), { timeout: 10_000 });
  sync.matching.stop();
  const { fetched } = await ended('stopped');
  // The page that was given up ends at the server in its own time.
  await new Promise((resolve) => setTimeout(resolve, 400));
  sample.setFaults([]);
  sample.clearLog();
  expect(sync.matching.fetch(structuredClone(all))).toMatchObject({ phase: 'fetching', fetched });
  expect(await ended('done')).toMatchObject({ fetched: 2000, added: 2000 });
  const pages = sample.log().filter(({ path }) => path === '/v3/list-calls');
  expect(pages.length).toBe(Math.ceil((2000 - fetched) / 250));
  expect(await queueIds(library.request, all)).toHaveLength(2000);

  // Done is done: requested once more, it looks for what is new.
  sync.matching.fetch(all);
  expect(said.at(-1)?.fetched).toBe(2000);
  await vi.waitFor(() => expect(said.at(-1)).toMatchObject({ phase: 'done', added: 0 }), 20_000);
  sync.matching.fetch({ ...all, states: ['new'] });
  expect(await ended('done')).toMatchObject({ fetched: 2000, added: 0 });
});

test('an expired cursor restarts the list once', async () => {
  const { sample, sync, ended } = await createTestAccount({ calls: 600, seed: 5 });
  sample.setFaults([
    { match: { path: '/v3/list-calls', nth: [3] }, fault: { kind: 'answer', status: 400 } },
  ]);
  sync.matching.fetch({ kind: 'call', call: {} });
  expect(await ended('done')).toMatchObject({ fetched: 600 });
});

test.for(['brief', 'full'] as const)(
  'matching chats are loaded with their messages, whether the list (%s) has them or not',
  async (chatItems) => {
    const { library, sync, ended } = await createTestAccount({ calls: 2400, seed: 5, chatItems });
    const filter: QueueFilter = {
      kind: 'chat',
      call: {
        user_sentiment: { type: 'enum', op: 'in', value: ['Positive', 'Neutral'] },
        metadata: [{ key: 'tier', type: 'string', op: 'ne', value: 'gold' }],
      },
      states: ['new'],
    };
    sync.matching.fetch(filter);
    const { fetched, filteredLocally: unasked, api } = await ended('done');
    expect({ unasked, api }).toEqual({ unasked: ['metadata', 'states'], api: 'v3' });
    const here = await queueIds(library.request, filter);
    expect(here.length).toBeGreaterThan(5);
    expect(here.length).toBeLessThanOrEqual(fetched);
    for (const id of here) {
      const { call } = await library.request('calls:get', { id: id as CallId });
      expect(call.entries?.length, id).toBeGreaterThan(0);
    }
    expect(await queueIds(library.request, { kind: 'call', call: {} })).toEqual([]);
  },
);

test('a failing server is waited for, and a rejected API key is reported at once', async () => {
  const { sample, sync, ended, said } = await createTestAccount({ calls: 300, seed: 5 });
  sample.setFaults([
    {
      match: { path: '/v3/list-calls', nth: [2, 3] },
      fault: { kind: 'answer', status: 429, retryAfter: { ms: 1000 } },
    },
  ]);
  sync.matching.fetch({ kind: 'call', call: {} });
  expect((await ended('done')).fetched).toBe(300);
  expect(said.map(({ phase }) => phase)).toContain('waiting');

  const locked = await createTestAccount({ calls: 10 }, 'key_wrong');
  locked.sync.matching.fetch(negative);
  expect((await locked.ended('failed')).error).toEqual({ kind: 'wrong-key' });
});

test('a cursor that leads to itself is not followed forever', async () => {
  const { api } = createUnreliableRetell(systemClock, {
    cursors: 'place',
    pageRows: 1,
    latencyMs: () => 0,
  });
  const said: MatchingProgress[] = [];
  const record = recordOf(
    {
      id: 'call_1' as CallId,
      kind: 'call',
      startMs: 1,
      status: 'ended',
      sentiment: 'x',
      revision: 1,
    },
    'list',
  );
  let requested = 0;
  const sync = createSync({
    api: {
      ...api,
      async listCalls() {
        requested += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
        return ok({ ...holdRecords([record]), problems: [], cursor: 'here' });
      },
    },
    library: createMemoryLibrary(systemClock).connect().library,
    clock: systemClock,
    announce(event, payload) {
      if (event === 'matching:progress') said.push(payload as MatchingProgress);
    },
  });
  onTestFinished(() => sync.stop());
  sync.matching.fetch(negative);
  await vi.waitFor(() => expect(said.at(-1)?.phase).toBe('done'), { timeout: 2000 });
  expect(requested).toBe(2);
});
