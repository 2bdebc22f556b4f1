import { createLibraryChanges } from '../../../../src-renderer/work/library-changes.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queueActions } from '../../../../src-renderer/features/queue/queue-actions.ts';
import { ListingActions } from '../../../../src-renderer/features/queue/rows/listing.ts';
import { createQueueStore } from '../../../../src-renderer/features/queue/store.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';

/** A library that responds more slowly than it changes. */
const responseMs = 1500;

function slowQueue(calls: number) {
  const fake = createFakeBridge({ calls });
  const bridge: typeof fake = {
    ...fake,
    request: async (channel, input) => {
      await new Promise((resolve) => {
        setTimeout(resolve, responseMs);
      });
      return fake.request(channel, input);
    },
  };
  const store = createQueueStore();
  const onError = vi.fn<() => void>();
  const listing = new ListingActions(store, bridge, onError);
  const actions = queueActions({
    store,
    bridge,
    changes: createLibraryChanges(bridge),
    listing,
    workspaceId: 'w',
    onError,
  });
  return { bridge, store, actions };
}

describe('the queue during a sync', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is shown although the library changes faster than it responds', async () => {
    const { bridge, store, actions } = slowQueue(50);
    const stop = actions.listen();
    const starting = actions.start();
    for (let second = 0; second < 12; second += 1) {
      bridge.emit('library:changed', { kind: 'restarted' });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(store.getState().load.phase).toBe('ready');
    expect(store.getState().listing?.total).toBe(50);
    bridge.queue.grow(7);
    for (let second = 0; second < 12; second += 1) {
      bridge.emit('library:changed', { kind: 'restarted' });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(store.getState().listing?.total).toBe(57);
    stop();
    await vi.runAllTimersAsync();
    await starting;
  });
});
