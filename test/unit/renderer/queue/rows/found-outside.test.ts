import { createLibraryChanges } from '../../../../../src-renderer/work/library-changes.ts';
import { describe, expect, it, vi } from 'vitest';
import { ListingActions } from '../../../../../src-renderer/features/queue/rows/listing.ts';
import {
  countFoundOutside,
  searchAlone,
} from '../../../../../src-renderer/features/queue/rows/found-outside.ts';
import {
  createQueueStore,
  newestFirst,
  type QueueState,
} from '../../../../../src-renderer/features/queue/store.ts';
import { createFakeBridge } from '../../../../fakes/fake-bridge.ts';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';

/** A library in which the search finds 15 calls, of which 3 are negative. */
async function searched(filter: QueueFilter): Promise<QueueState> {
  const bridge = createFakeBridge({ calls: 3 });
  const open = bridge.queue.open.bind(bridge.queue);
  vi.spyOn(bridge.queue, 'open').mockImplementation((input) => {
    const isAlone = JSON.stringify(input.filter).includes('"call":{},"search"');
    return isAlone ? { ...open(input), total: 15 } : open(input);
  });
  const store = createQueueStore();
  const stop = countFoundOutside({ store, bridge, changes: createLibraryChanges(bridge) });
  const listing = new ListingActions(store, bridge, vi.fn<() => void>());
  await listing.open({ filter, sort: newestFirst });
  await vi.waitFor(() => {
    expect(store.getState().load.phase).toBe('ready');
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  stop();
  return store.getState();
}

describe('a search within filters', () => {
  it('tells how many calls it finds outside of them', async () => {
    const filter: QueueFilter = { kind: 'call', call: {}, search: 'refund', flagged: false };
    const { listing, foundOutside } = await searched(filter);
    expect(foundOutside).toEqual({ filter, calls: 15 - (listing?.total ?? 0) });
  });

  it('tells nothing when there is no search, or nothing else', async () => {
    const alone = await searched({ kind: 'call', call: {}, search: 'refund' });
    expect(alone.foundOutside).toBeUndefined();
    const unsearched = await searched({ kind: 'call', call: {}, flagged: false });
    expect(unsearched.foundOutside).toBeUndefined();
  });

  it('keeps the kind and the search, and drops every other field', () => {
    expect(
      searchAlone({
        kind: 'chat',
        search: 'refund',
        call: { direction: { type: 'enum', op: 'in', value: ['inbound'] } },
        states: ['new'],
        outcome: ['successful'],
        plan: 'plan-1',
      }),
    ).toEqual({ kind: 'chat', call: {}, search: 'refund' });
  });
});
