import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import {
  dependsOnMeasures,
  dependsOnReviews,
  type LibraryChange,
} from '../../../src-shared/library-change.ts';
import type { LibraryChanges } from '../../work/library-changes.ts';
import type { SavedQueue } from '../../../src-shared/queue.ts';
import type { ListingActions } from './rows/listing.ts';
import { searchAlone } from './rows/found-outside.ts';
import { indexOfCall, withReviewColumns } from './rows/pages.ts';
import { readLastQueue, rememberQueue } from './last-queue.ts';
import { emptyFilter, isRunning, rowAt, type QueueStore } from './store.ts';

interface QueueChange {
  readonly filter?: QueueFilter;
  readonly sort?: QueueSort;
  readonly savedId?: string;
}

interface QueueParts {
  readonly store: QueueStore;
  readonly bridge: AppBridge;
  readonly changes: Pick<LibraryChanges, 'subscribe'>;
  readonly listing: ListingActions;
  /** Filter and sort are remembered for this workspace. */
  readonly workspaceId: string;
  readonly onError: (error: AppError) => void;
}

export type QueueActions = ReturnType<typeof queueActions>;

/** The library may change many times per second during a sync; the queue refreshes at most this often. */
const refreshEveryMs = 1000;

/** Changes the filter, the sorting and the cursor, and refreshes the queue when the library changes. */
export function queueActions(parts: QueueParts) {
  const { store, bridge, changes, listing, workspaceId, onError } = parts;
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
    /** The same search in all calls, or in all chats. */
    async searchEverywhere(): Promise<void> {
      const alone = searchAlone(store.getState().filter);
      if (alone === undefined) return;
      store.setState({ savedId: undefined });
      await apply({ filter: alone });
    },
    /** A queue that is neither saved nor the one shown before, such as the calls of a plan. */
    async openQueue(filter: QueueFilter, sort: QueueSort): Promise<void> {
      store.setState({ savedId: undefined });
      await Promise.all([apply({ filter, sort }), loadFacets(filter.kind)]);
    },
    /** A saved queue, as it was saved. */
    openSaved: ({ id, filter, sort }: SavedQueue) => apply({ filter, sort, savedId: id }),

    /** Opens the queue as it was last used in this workspace. */
    async start(): Promise<void> {
      const { filter, sort } = store.getState();
      const { savedId, ...choices } = readLastQueue(workspaceId);
      store.setState({ savedId });
      await listing.open({ filter, sort, ...choices });
      await Promise.all([loadFacets(), loadRubrics(parts)]);
    },

    /** Moves the cursor to a row. */
    moveCursor(to: number): void {
      const total = store.getState().listing?.total ?? 0;
      const cursor = Math.min(total - 1, Math.max(0, to));
      if (total > 0) store.setState({ cursor, reveal: { index: cursor, how: 'nearest' } });
    },

    /** Refreshes when the library changes, until the returned function is called. */
    listen: () =>
      refreshOnChange(changes, {
        isBusy: () => store.getState().load.phase === 'opening',
        affected: (change) => {
          if (change.kind === 'tag-set') void loadRubrics(parts);
          return takeChange(store, change);
        },
        refresh: ({ rows, facets }) =>
          Promise.all([rows ? listing.refresh() : undefined, facets ? loadFacets() : undefined]),
      }),
  };
}

/** Reads the rubrics, to filter by the answers to their criteria. */
async function loadRubrics({ store, bridge, onError }: QueueParts): Promise<void> {
  const reply = await bridge.request('rubric:list', undefined);
  if (reply.ok) store.setState({ rubrics: reply.value });
  else onError(reply.error);
}

/** What has to be read again after a change. */
interface Affected {
  readonly rows: boolean;
  readonly facets: boolean;
}

const everything: Affected = { rows: true, facets: true };

/**
 * Shows the change where it says all that the queue needs. An edit of a review changes its row; only a
 * filter or sorting by reviews needs the list again, and only another review status the counts.
 */
function takeChange(store: QueueStore, change: LibraryChange): Affected {
  const { listing, filter, sort } = store.getState();
  if (change.kind === 'measured') {
    return { rows: change.left === 0 || dependsOnMeasures(filter, sort), facets: false };
  }
  if (change.kind !== 'review-data') return everything;
  const { callId } = change.data;
  const before = listing && rowAt(listing, indexOfCall(listing, callId) ?? -1);
  if (listing !== undefined && before !== undefined) {
    store.setState({ listing: withReviewColumns(listing, callId, change.columns) });
  }
  return {
    rows: dependsOnReviews(filter, sort),
    facets: before?.status !== change.columns.reviewStatus,
  };
}

interface RefreshOptions {
  /** The queue is being opened and needs no refresh. */
  readonly isBusy: () => boolean;
  readonly affected: (change: LibraryChange) => Affected;
  readonly refresh: (affected: Affected) => Promise<unknown>;
}

/**
 * Runs one refresh at a time. A newer refresh would discard the response of an older one, so a library
 * that changes faster than it responds would never be shown.
 */
function refreshOnChange(
  changes: Pick<LibraryChanges, 'subscribe'>,
  { isBusy, affected, refresh }: RefreshOptions,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: Affected = { rows: false, facets: false };
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
    const due = pending;
    if (!due.rows && !due.facets) return;
    pending = { rows: false, facets: false };
    isRefreshing = true;
    await refresh(due);
    isRefreshing = false;
    scheduleRefresh();
  };
  const stop = changes.subscribe((change) => {
    const { rows, facets } = affected(change);
    pending = { rows: pending.rows || rows, facets: pending.facets || facets };
    if (!rows && !facets) return;
    if (timer === undefined && !isRefreshing) void refreshNow();
  });
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stop();
  };
}
