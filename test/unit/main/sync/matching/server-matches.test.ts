import { expect, test, vi } from 'vitest';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { createCall, queueIds, listedRecord } from '../../library/test-library.ts';
import { createTestAccount } from '../test-account.ts';

test('calls with a slow tool match because Retell says so, although calls contain no tool times', async () => {
  const { library, sync, ended } = await createTestAccount({ calls: 800, seed: 5 });
  const slow: QueueFilter = {
    kind: 'call',
    call: {
      tool_calls: [{ name: 'book_slot', latency_ms: { type: 'number', op: 'gt', value: 2000 } }],
    },
  };
  sync.matching.fetch(slow);
  const { fetched, whole } = await ended('done');
  expect(whole).toBe(true);
  expect(fetched).toBeGreaterThan(3);
  expect(await queueIds(library.request, slow)).toHaveLength(fetched);
  const other = structuredClone(slow);
  other.call.tool_calls![0]!.latency_ms = { type: 'number', op: 'gt', value: 2001 };
  expect(await queueIds(library.request, other)).toEqual([]);
});

test('loading that only finds out which calls match reports them as changed', async () => {
  const { library, sync, updates, ended } = await createTestAccount({ calls: 150, seed: 5 });
  sync.start();
  await vi.waitFor(
    () => expect(sync.status()).toMatchObject({ phase: 'up-to-date', listedAll: true, toFetch: 0 }),
    { timeout: 60_000 },
  );
  sync.pause();
  // What the sync itself has to say comes within moments.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const slow: QueueFilter = {
    kind: 'call',
    call: {
      tool_calls: [{ name: 'book_slot', latency_ms: { type: 'number', op: 'gt', value: 2000 } }],
    },
  };
  expect(await queueIds(library.request, slow)).toEqual([]);
  updates.length = 0;
  sync.matching.fetch(slow);
  expect(await ended('done')).toMatchObject({ added: 0 });
  const found = await queueIds(library.request, slow);
  expect(found.length).toBeGreaterThan(1);
  await vi.waitFor(() => expect(updates).toEqual(expect.arrayContaining([...found])), 20_000);
});

const attribute = (filter: Readonly<Record<string, unknown>>): QueueFilter => ({
  kind: 'call',
  call: { custom_attributes: [{ key: 'team', ...filter } as never] },
});

test.for([
  [attribute({ type: 'string', op: 'eq', value: 'nights' })],
  [attribute({ type: 'string', op: 'ne', value: 'nights' })],
  [attribute({ type: 'present', op: 'np' })],
])('calls are found by custom attributes that they do not tell: %j', async ([filter]) => {
  const { library, sync, ended } = await createTestAccount({
    calls: 300,
    seed: 5,
    attributes: 'hidden',
  });
  const every: QueueFilter = { kind: 'call', call: {} };
  sync.matching.fetch(every);
  await ended('done');
  expect(await queueIds(library.request, every)).toHaveLength(300);
  expect(await queueIds(library.request, filter!)).toEqual([]);

  sync.matching.fetch(filter!);
  await vi.waitFor(async () => expect((await ended('done')).fetched).toBeLessThan(300));
  const { fetched, filteredLocally: unasked } = await ended('done');
  expect(unasked).toEqual([]);
  expect(fetched).toBeGreaterThan(10);
  expect(await queueIds(library.request, filter!)).toHaveLength(fetched);
  // Beside another criterion both have to hold.
  const both: QueueFilter = { ...filter!, call: { ...filter!.call, ...negative } };
  const some = await queueIds(library.request, both);
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(fetched);
});

const negative: QueueFilter['call'] = {
  user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] },
};

test('when calls contain their attributes, these decide', async () => {
  const { library, sync, ended } = await createTestAccount({ calls: 300, seed: 5 });
  const nights = attribute({ type: 'string', op: 'eq', value: 'nights' });
  sync.matching.fetch(nights);
  const { fetched } = await ended('done');
  const ids = await queueIds(library.request, nights);
  expect(ids).toHaveLength(fetched);
  const [first] = ids;
  await library.request('calls:store', {
    records: [listedRecord({ ...createCall(first!), customAttributes: { team: 'days' } })],
  });
  expect(await queueIds(library.request, nights)).toEqual(ids.slice(1));
});
