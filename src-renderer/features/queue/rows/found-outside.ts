import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import { newestFirst, type QueueState, type QueueStore } from '../store.ts';

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

  const countFor = async ({ listing, filter }: QueueState): Promise<void> => {
    const alone = searchAlone(filter);
    if (listing === undefined || alone === undefined) return;
    const reply = await bridge.request('queue:open', { filter: alone, sort: newestFirst });
    // Nobody waits for this, and a search that failed is reported by the queue itself.
    if (!reply.ok || store.getState().filter !== filter) return;
    const inside = listing.total - (listing.indexOfOutside === undefined ? 0 : 1);
    store.setState({ foundOutside: { filter, calls: Math.max(0, reply.value.total - inside) } });
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

  return store.subscribe((state, before) => {
    if (state.listing !== before.listing) void count();
  });
}
