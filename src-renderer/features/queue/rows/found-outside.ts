import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import { newestFirst, type QueueStore } from '../store.ts';

/** The search of a filter without its other fields; undefined if it has no search or nothing else. */
export function searchAlone(filter: QueueFilter): QueueFilter | undefined {
  const { kind, call, search, ...others } = filter;
  const isAlone = Object.keys(call).length === 0 && Object.keys(others).length === 0;
  return search === undefined || search === '' || isAlone ? undefined : { kind, call: {}, search };
}

/** Counts the calls that the search finds and the other filters leave out. */
export function countFoundOutside(
  store: QueueStore,
  bridge: Pick<AppBridge, 'request'>,
): () => void {
  let isCounting = false;

  const count = async (): Promise<void> => {
    if (isCounting) return;
    isCounting = true;
    let { listing, filter } = store.getState();
    do {
      ({ listing, filter } = store.getState());
      const alone = searchAlone(filter);
      if (listing === undefined || alone === undefined) continue;
      const reply = await bridge.request('queue:open', { filter: alone, sort: newestFirst });
      // Nobody waits for this, and a search that failed is reported by the queue itself.
      if (!reply.ok || store.getState().filter !== filter) continue;
      const inside = listing.total - (listing.indexOfOutside === undefined ? 0 : 1);
      store.setState({ foundOutside: { filter, calls: Math.max(0, reply.value.total - inside) } });
    } while (store.getState().listing !== listing);
    isCounting = false;
  };

  return store.subscribe((state, before) => {
    if (state.listing !== before.listing) void count();
  });
}
