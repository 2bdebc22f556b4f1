import type { CallId } from '../../../../src-shared/call.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import { idAt, type QueueStore } from '../store.ts';

interface VisibleRows {
  readonly first: number;
  readonly last: number;
}

/** No more rows than this are ever visible at once. */
const maxRows = 100;

/** Requests the text around the hit of each visible row while the queue is searched. */
export function hitContexts(store: QueueStore, bridge: Pick<AppBridge, 'request'>) {
  let visible: VisibleRows = { first: 0, last: 30 };
  let isRequesting = false;

  const missing = (): { readonly search: string; readonly ids: readonly CallId[] } => {
    const { filter, listing, load, contexts } = store.getState();
    const search = filter.search ?? '';
    if (search === '' || load.phase !== 'ready') return { search, ids: [] };
    const known = contexts?.search === search ? contexts.byCall : undefined;
    const rows = Math.min(maxRows, visible.last - visible.first + 1);
    const ids = Array.from({ length: Math.max(0, rows) }, (_, row) =>
      idAt(listing, visible.first + row),
    );
    return {
      search,
      ids: ids.filter((id) => id !== undefined).filter((id) => known?.has(id) !== true),
    };
  };

  const request = async (): Promise<void> => {
    if (isRequesting) return;
    isRequesting = true;
    for (let next = missing(); next.ids.length > 0; next = missing()) {
      const { search, ids } = next;
      const reply = await bridge.request('queue:contexts', { callIds: [...ids], search });
      // Nobody waits for this: a row without it looks as it does without a search.
      if (!reply.ok) break;
      const before = store.getState().contexts;
      const byCall = new Map(before?.search === search ? before.byCall : undefined);
      ids.forEach((id, index) => byCall.set(id, reply.value[index]));
      store.setState({ contexts: { search, byCall } });
    }
    isRequesting = false;
  };

  return {
    setVisibleRows: (now: VisibleRows): void => {
      visible = now;
      void request();
    },
    listen: (): (() => void) =>
      store.subscribe((state, before) => {
        if (state.listing !== before.listing || state.load !== before.load) void request();
      }),
  };
}
