import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import type { SavedQueue } from '../../../src-shared/queue.ts';
import type { ListingActions } from './rows/listing.ts';
import { readLastQueue, rememberQueue } from './last-queue.ts';
import { emptyFilter, isRunning, type QueueStore } from './store.ts';

interface QueueChange {
  readonly filter?: QueueFilter;
  readonly sort?: QueueSort;
  readonly savedId?: string;
}

interface QueueParts {
  readonly store: QueueStore;
  readonly bridge: AppBridge;
  readonly listing: ListingActions;
  /** Filter and sort are remembered for this workspace. */
  readonly workspaceId: string;
  readonly onError: (error: AppError) => void;
}

export type QueueActions = ReturnType<typeof queueActions>;

/** The library may change many times per second during a sync; the queue refreshes at most this often. */
const refreshEveryMs = 1000;

/** Changes the filter, the sorting and the cursor, and refreshes the queue when the library changes. */
export function queueActions({ store, bridge, listing, workspaceId, onError }: QueueParts) {
  const apply = async (change: QueueChange): Promise<void> => {
    const { filter, sort, savedId: before, matching } = store.getState();
    const { savedId = before, ...rest } = change;
    const query = { filter, sort, ...rest };
    rememberQueue(workspaceId, { ...query, savedId });
    // The result of loading matching calls is about the previous filter; a running load stays visible.
    if (!isRunning(matching?.progress)) store.setState({ matching: undefined });
    store.setState({ savedId });
    await listing.open(query);
  };

  const loadFacets = async (kind = store.getState().filter.kind): Promise<void> => {
    const reply = await bridge.request('queue:facets', { kind });
    if (reply.ok) store.setState({ facets: reply.value });
    else onError(reply.error);
  };

  return {
    loadFacets,
    setFilter: (filter: QueueFilter) => apply({ filter }),
    setSort: (sort: QueueSort) => apply({ sort }),
    clearFilters: async (): Promise<void> => {
      store.setState({ savedId: undefined });
      await apply({ filter: { ...emptyFilter, kind: store.getState().filter.kind } });
    },
    /** A saved queue, as it was saved. */
    openSaved: ({ id, filter, sort }: SavedQueue) => apply({ filter, sort, savedId: id }),

    /** Opens the queue as it was last used in this workspace. */
    async start(): Promise<void> {
      const { filter, sort } = store.getState();
      const { savedId, ...choices } = readLastQueue(workspaceId);
      store.setState({ savedId });
      await listing.open({ filter, sort, ...choices });
      await loadFacets();
    },

    /** Moves the cursor to a row. */
    moveCursor(to: number): void {
      const total = store.getState().listing?.total ?? 0;
      const cursor = Math.min(total - 1, Math.max(0, to));
      if (total > 0) store.setState({ cursor, reveal: { index: cursor, how: 'nearest' } });
    },

    /** Refreshes when the library changes, until the returned function is called. */
    listen: () =>
      refreshOnChange(bridge, {
        isBusy: () => store.getState().load.phase === 'opening',
        refresh: () => Promise.all([listing.refresh(), loadFacets()]),
      }),
  };
}

interface RefreshOptions {
  /** The queue is being opened and needs no refresh. */
  readonly isBusy: () => boolean;
  readonly refresh: () => Promise<unknown>;
}

/**
 * Runs one refresh at a time. A newer refresh would discard the response of an older one, so a library
 * that changes faster than it responds would never be shown.
 */
function refreshOnChange(
  bridge: Pick<AppBridge, 'on'>,
  { isBusy, refresh }: RefreshOptions,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasChanged = false;
  let isRefreshing = false;
  let isStopped = false;
  const scheduleRefresh = (): void => {
    if (!isStopped) timer = setTimeout(() => void refreshNow(), refreshEveryMs);
  };
  const refreshNow = async (): Promise<void> => {
    timer = undefined;
    if (isBusy()) {
      scheduleRefresh();
      return;
    }
    if (!hasChanged) return;
    hasChanged = false;
    isRefreshing = true;
    await refresh();
    isRefreshing = false;
    scheduleRefresh();
  };
  const stop = bridge.on('library:changed', () => {
    hasChanged = true;
    if (timer === undefined && !isRefreshing) void refreshNow();
  });
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stop();
  };
}
