import { expect, test, vi } from 'vitest';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import { idsOf } from '../library/library-at-hand.ts';
import { accountOf } from './account-at-hand.ts';

test('a tool that was slow is found on Retell’s word, though no call tells how long it took', async () => {
  const { library, sync, ended } = await accountOf({ calls: 800, seed: 5 });
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
  expect(await idsOf(library.ask, slow)).toHaveLength(fetched);
  const other = structuredClone(slow);
  other.call.tool_calls![0]!.latency_ms = { type: 'number', op: 'gt', value: 2001 };
  expect(await idsOf(library.ask, other)).toEqual([]);
});

test('a fetch that only learns which calls match says of them that they changed', async () => {
  const { library, sync, news, ended } = await accountOf({ calls: 150, seed: 5 });
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
  expect(await idsOf(library.ask, slow)).toEqual([]);
  news.length = 0;
  sync.matching.fetch(slow);
  expect(await ended('done')).toMatchObject({ added: 0 });
  const found = await idsOf(library.ask, slow);
  expect(found.length).toBeGreaterThan(1);
  await vi.waitFor(() => expect(news).toEqual(expect.arrayContaining([...found])), 20_000);
});
