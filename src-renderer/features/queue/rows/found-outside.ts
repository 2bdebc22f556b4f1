import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import type { LibraryChanges } from '../../../work/library-changes.ts';
import { newestFirst, type QueueState, type QueueStore } from '../store.ts';

/** The search of a filter without its other fields; undefined if it has no search or nothing else. */
export function searchAlone(filter: QueueFilter): QueueFilter | undefined {
  const { kind, call, search, ...others } = filter;
  const isAlone = Object.keys(call).length === 0 && Object.keys(others).length === 0;
  return search === undefined || search === '' || isAlone ? undefined : { kind, call: {}, search };
}

interface Parts {
  readonly store: QueueStore;
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly changes: Pick<LibraryChanges, 'subscribe'>;
}

/**
 * Counts the calls that the search finds and the other filters leave out. An edit of a review changes
 * what the filters leave out but not what the search finds, so that is requested again only after
 * other changes of the library.
 */
export function countFoundOutside({ store, bridge, changes }: Parts): () => void {
  let isCounting = false;
  let found: { readonly filter: QueueFilter; readonly total: number } | undefined;

  const totalOf = async (filter: QueueFilter, alone: QueueFilter): Promise<number | undefined> => {
    if (found?.filter === filter) return found.total;
    const reply = await bridge.request('queue:open', { filter: alone, sort: newestFirst });
    // Nobody waits for this, and a search that failed is reported by the queue itself.
    if (!reply.ok) return undefined;
    found = { filter, total: reply.value.total };
    return reply.value.total;
  };

  const countFor = async ({ listing, filter }: QueueState): Promise<void> => {
    const alone = searchAlone(filter);
    if (listing === undefined || alone === undefined) return;
    const total = await totalOf(filter, alone);
    if (total === undefined || store.getState().filter !== filter) return;
    const inside = listing.total - (listing.indexOfOutside === undefined ? 0 : 1);
    store.setState({ foundOutside: { filter, calls: Math.max(0, total - inside) } });
  };

  /** One count at a time; what changed meanwhile is counted after it. */
  const count = async (): Promise<void> => {
    if (isCounting) return;
    isCounting = true;
    let counted: QueueState;
    do {
      counted = store.getState();
      await countFor(counted);
    } while (store.getState().listing !== counted.listing);
    isCounting = false;
  };

  const stops = [
    store.subscribe((state, before) => {
      if (state.listing !== before.listing) void count();
    }),
    changes.subscribe((change) => {
      if (change.kind !== 'review-data') found = undefined;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
