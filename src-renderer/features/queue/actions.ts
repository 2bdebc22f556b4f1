import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import type { SavedQueue } from '../../../src-shared/queue.ts';
import type { ListingActions } from './listing.ts';
import { isRunning } from './matching-actions.ts';
import { readChoices, rememberChoices } from './remembered.ts';
import { everyCall, type QueueStore } from './store.ts';

interface Change {
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

/** The library says that it changed many times a second during a sync; once is enough to look. */
const refreshEveryMs = 1000;

/** What the queue shows and in which order. */
export function queueActions({ store, bridge, listing, workspaceId, onError }: QueueParts) {
  const choose = async (change: Change): Promise<void> => {
    const { filter, sort, savedId: before, matching } = store.getState();
    const { savedId = before, ...rest } = change;
    const wish = { filter, sort, ...rest };
    rememberChoices(workspaceId, { ...wish, savedId });
    // What was fetched for another filter is old news, unless it is still coming.
    if (!isRunning(matching?.progress)) store.setState({ matching: undefined });
    store.setState({ savedId });
    await listing.openAnew(wish);
  };

  const loadFacets = async (kind = store.getState().filter.kind): Promise<void> => {
    const reply = await bridge.request('queue:facets', { kind });
    if (reply.ok) store.setState({ facets: reply.value });
    else onError(reply.error);
  };

  return {
    loadFacets,
    setFilter: (filter: QueueFilter) => choose({ filter }),
    setSort: (sort: QueueSort) => choose({ sort }),
    showEveryCall: async (): Promise<void> => {
      store.setState({ savedId: undefined });
      await choose({ filter: { ...everyCall, kind: store.getState().filter.kind } });
    },
    /** A saved queue, as it was saved. */
    openSaved: ({ id, filter, sort }: SavedQueue) => choose({ filter, sort, savedId: id }),

    /** Opens the queue as it was last used in this workspace. */
    async start(): Promise<void> {
      const { filter, sort } = store.getState();
      const { savedId, ...choices } = readChoices(workspaceId);
      store.setState({ savedId });
      await listing.openAnew({ filter, sort, ...choices });
      await loadFacets();
    },

    /** Moves the row that the keys are on. */
    moveCursor(to: number): void {
      const total = store.getState().listing?.total ?? 0;
      const cursor = Math.min(total - 1, Math.max(0, to));
      if (total > 0) store.setState({ cursor, reveal: { index: cursor, how: 'nearest' } });
    },

    /** Looks again whenever the library changed, until the function given back is called. */
    listen: () =>
      lookAgain(bridge, {
        isBusy: () => store.getState().load.phase === 'opening',
        look: () => Promise.all([listing.refresh(), loadFacets()]),
      }),
  };
}

interface Looking {
  /** The queue is being opened just now: what it will show is new by itself. */
  readonly isBusy: () => boolean;
  readonly look: () => Promise<unknown>;
}

/**
 * One look at a time: an answer that comes after the next question counts for nothing, and a library
 * that changes faster than it answers would never be seen.
 */
function lookAgain(bridge: Pick<AppBridge, 'on'>, { isBusy, look }: Looking): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changed = false;
  let isLooking = false;
  let isOver = false;
  const later = (): void => {
    if (!isOver) timer = setTimeout(() => void lookNow(), refreshEveryMs);
  };
  const lookNow = async (): Promise<void> => {
    timer = undefined;
    if (isBusy()) {
      later();
      return;
    }
    if (!changed) return;
    changed = false;
    isLooking = true;
    await look();
    isLooking = false;
    later();
  };
  const stop = bridge.on('library:changed', () => {
    changed = true;
    if (timer === undefined && !isLooking) void lookNow();
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}
