import { expect, test } from 'vitest';
import { createSync } from '../../../../src-main/sync/sync.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { createUnreliableRetell } from '../../../fakes/unreliable-retell.ts';
import { createVirtualClock } from '../../../fakes/virtual-clock.ts';

function virtual() {
  const clock = createVirtualClock();
  const behaviour = { cursors: 'place', pageRows: 50, latencyMs: () => 100 } as const;
  const retell = createUnreliableRetell(clock, behaviour);
  const library = createMemoryLibrary(clock);
  const requested: string[] = [];
  const api = {
    ...retell.api,
    getCall: (id: CallId, how?: Parameters<typeof retell.api.getCall>[1]) => {
      requested.push(`${how?.priority ?? ''} ${id}`);
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
      const id = `call_${String(retell.serverCalls.size).padStart(4, '0')}` as CallId;
      const startMs = clock.now() - place * 1000;
      retell.serverCalls.set(id, {
        id,
        kind: 'call',
        startMs,
        status: 'ended',
        sentiment: 'x',
        revision: 0,
      });
      return id;
    });
  return { clock, retell, library, requested, said, sync, add };
}

test('the call that the reviewer opens is fetched at once, even while the sync is paused', async () => {
  const { clock, sync, add, requested, library } = virtual();
  const ids = add(200);
  sync.start();
  await clock.advance(350);
  sync.pause();
  const id = ids[120] ?? ('' as CallId);
  const before = requested.length;
  const wanted = [sync.priorityFetch(id), sync.priorityFetch(id)];
  const impatient = sync.priorityFetch(id, AbortSignal.abort());
  expect(await impatient).toEqual({ ok: false, error: { kind: 'cancelled' } });
  await clock.advance(200);
  expect(await Promise.all(wanted)).toEqual([
    { ok: true, value: true },
    { ok: true, value: true },
  ]);
  expect(requested.slice(before)).toEqual([`opened ${id}`]);
  expect(library.calls.get(id)?.fetchedMs).toBeDefined();
});

test('a call is fetched again when the library’s process ended before it was stored', async () => {
  const { clock, sync, add, requested, library } = virtual();
  const [id = '' as CallId] = add(1);
  library.failNext(2, { kind: 'library-restarting' });
  const wanted = sync.priorityFetch(id);
  await clock.advance(500);
  expect(await wanted).toEqual({ ok: true, value: true });
  expect(requested).toEqual([`opened ${id}`, `opened ${id}`]);
  expect(library.calls.get(id)?.fetchedMs).toBeDefined();
});

test('the next calls in the queue are fetched before the others', async () => {
  const { clock, sync, add, requested } = virtual();
  const ids = add(200);
  sync.start();
  await clock.advance(450);
  const next = ids.slice(150, 153);
  const before = requested.length;
  sync.prioritize(next);
  await clock.advance(400);
  expect(requested.slice(before, before + 13)).toEqual(
    expect.arrayContaining(next.map((id) => `hydrate ${id}`)),
  );
});

test('the next calls in the queue are not fetched again when they are hydrated', async () => {
  const { clock, sync, add, requested, library } = virtual();
  const ids = add(3);
  sync.start();
  await clock.advance(5000);
  expect([...library.calls.values()].every(({ fetchedMs }) => fetchedMs !== undefined)).toBe(true);
  const before = requested.length;
  sync.prioritize(ids);
  await clock.advance(5000);
  expect(requested.length).toBe(before);
});

/** Lets some calls be answered by an error until they are taken out of the set. */
function failOn({ retell }: Pick<ReturnType<typeof virtual>, 'retell'>, bad: Set<CallId>): void {
  const before = { ...retell.api };
  const error: AppError = { kind: 'server-error', status: 500, detail: 'this one only' };
  Object.assign(retell.api, {
    getCall: (id: CallId, how: never) =>
      bad.has(id) ? Promise.resolve({ ok: false, error }) : before.getCall(id, how),
  });
}

test('a call that cannot be fetched does not stop the others', async () => {
  const { clock, sync, add, retell, library } = virtual();
  const [bad = '' as CallId] = add(60);
  failOn({ retell }, new Set([bad]));
  sync.start();
  await clock.advance(60_000);
  const missing = [...library.calls.values()].filter(({ fetchedMs }) => fetchedMs === undefined);
  expect(missing.map(({ call }) => call.id)).toEqual([bad]);
});

test('calls that cannot be fetched are counted until they can', async () => {
  const { clock, sync, add, retell } = virtual();
  const [first = '' as CallId, second = '' as CallId] = add(60);
  const bad = new Set([first, second]);
  failOn({ retell }, bad);
  sync.start();
  await clock.advance(50_000);
  const left = { phase: 'up-to-date', callCount: 60, toFetch: 2, failing: 2 };
  expect(sync.status()).toMatchObject(left);
  // Asked for once more by the reviewer, all the same.
  sync.now();
  await clock.advance(5000);
  expect(sync.status()).toMatchObject(left);
  bad.delete(first);
  void sync.priorityFetch(first);
  await clock.advance(2000);
  expect(sync.status()).toMatchObject({ phase: 'up-to-date', toFetch: 1, failing: 1 });
  bad.clear();
  sync.now();
  await clock.advance(5000);
  expect(sync.status()).toMatchObject({ phase: 'up-to-date', toFetch: 0 });
  expect(sync.status().failing).toBeUndefined();
});

test('a call that Retell has deleted is kept, marked, and no longer requested', async () => {
  const { clock, sync, add, retell, library, requested } = virtual();
  const [lost = '' as CallId] = add(5);
  sync.start();
  await clock.advance(110);
  retell.serverCalls.delete(lost);
  await clock.advance(20 * 60_000);
  expect(library.calls.get(lost)).toMatchObject({ gone: true });
  expect(requested.filter((entry) => entry.endsWith(lost)).length).toBe(1);
});

test('a rate limit is waited out until the time that Retell names, and shown', async () => {
  const { clock, sync, add, retell, said } = virtual();
  add(5);
  retell.failNext(1, { kind: 'rate-limited', retryAfterMs: 90_000 });
  const began = clock.now();
  sync.start();
  await clock.advance(1000);
  expect(sync.status()).toMatchObject({ phase: 'waiting', reason: 'rate-limited' });
  expect(sync.status().nextTryMs).toBeGreaterThanOrEqual(began + 90_000);
  const requests = retell.requests();
  await clock.advance(88_000);
  expect(retell.requests()).toBe(requests);
  await clock.advance(30_000);
  expect(said.at(-1)?.phase).toBe('up-to-date');
});

test('a full disk is shown, and the sync resumes when there is space again', async () => {
  const { clock, sync, add, library } = virtual();
  add(5);
  sync.start();
  await clock.advance(1);
  library.failNext(3, { kind: 'disk-full', path: '/calls.db' });
  await clock.advance(300);
  expect(sync.status()).toMatchObject({ phase: 'waiting', reason: 'disk-full' });
  await clock.advance(120_000);
  expect(sync.status()).toMatchObject({ phase: 'up-to-date', callCount: 5 });
});

test('near the limit of the account one call is fetched at a time', async () => {
  const { clock, sync, add, requested } = virtual();
  add(200);
  sync.setSlow(true);
  sync.start();
  await clock.advance(1000);
  const before = requested.length;
  await clock.advance(1000);
  expect(requested.length - before).toBeLessThanOrEqual(10);
  expect(sync.status().slow).toBe(true);
});
