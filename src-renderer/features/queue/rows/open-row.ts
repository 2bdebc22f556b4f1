import { createLatest } from '../../../../src-shared/kit/latest.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { ListingActions } from './listing.ts';
import { indexOfCall } from './pages.ts';
import { rowAt, type QueueStore } from '../store.ts';

export type OpenRowActions = ReturnType<typeof openRowActions>;

type IdAt = (index: number) => Promise<CallId | undefined>;

/** A distant row takes a while to fetch; only the last of several requested rows is opened. */
function latestOnly(idAt: IdAt, open: (id: CallId, index: number) => void) {
  const requests = createLatest();
  return {
    openAt: async (indexOf: () => number | Promise<number>): Promise<void> => {
      const isNewest = requests.begin();
      const index = await indexOf();
      const id = await idAt(index);
      if (id !== undefined && isNewest()) open(id, index);
    },
    /** Another call was opened meanwhile, so a pending request is dropped. */
    cancelPending: requests.outdate,
  };
}

/** Resolves when the last requested queue is open or could not be opened. */
const untilOpened = (store: QueueStore): Promise<void> =>
  new Promise((resolve) => {
    if (store.getState().load.phase !== 'opening') {
      resolve();
      return;
    }
    const stop = store.subscribe(({ load }) => {
      if (load.phase === 'opening') return;
      stop();
      resolve();
    });
  });

/** The first call of the queue that is not reviewed: at the end of the queue the review continues there. */
async function firstUnreviewed(
  store: QueueStore,
  listing: ListingActions,
): Promise<CallId | undefined> {
  await listing.refresh();
  const index = store.getState().listing?.firstUnreviewed;
  return index === undefined ? undefined : listing.idAt(index);
}

/** The call at an index; undefined outside the queue. */
async function idInQueue(
  store: QueueStore,
  listing: ListingActions,
  index: number,
): Promise<CallId | undefined> {
  const total = store.getState().listing?.total ?? 0;
  return index < 0 || index >= total ? undefined : listing.idAt(index);
}

/** The first call from an index on; in the queue of a plan, the first that no colleague began. */
async function firstToReview(
  store: QueueStore,
  listing: ListingActions,
  from: number,
): Promise<CallId | undefined> {
  for (let index = from; ; index += 1) {
    const id = await idInQueue(store, listing, index);
    const { listing: shown } = store.getState();
    const row = shown && rowAt(shown, index);
    if (id === undefined || row?.begunByOthers !== true) return id;
  }
}

/** Opens rows of the queue and steps between neighbouring calls. */
export function openRowActions(
  store: QueueStore,
  listing: ListingActions,
  openCall: (id: CallId) => void,
) {
  const select = (id: CallId, index: number): void => {
    store.setState({
      cursor: index,
      open: { id, index, left: false },
      reveal: { index, how: 'nearest' },
    });
  };

  const idWithin = (index: number) => idInQueue(store, listing, index);

  const { openAt: openPlace, cancelPending: openNone } = latestOnly(idWithin, (id, index) => {
    select(id, index);
    openCall(id);
    // A call that was kept in the queue although it no longer matches is removed once it is left.
    if (store.getState().listing?.indexOfOutside !== undefined) void listing.refresh();
  });
  const openRow = (index: number): Promise<void> => openPlace(() => index);

  return {
    openRow,

    /**
     * Opens the row under the cursor. Enter pressed right after a search was typed waits for its result
     * instead of opening a row of the previous queue.
     */
    openCursor: (): Promise<void> =>
      openPlace(async () => {
        await untilOpened(store);
        return store.getState().cursor;
      }),

    /** Opens the neighbour of the open call; without one, the row under the cursor. */
    async step(by: 1 | -1): Promise<void> {
      const { open, cursor } = store.getState();
      if (open === undefined) await openRow(cursor);
      // The row that took the place of a call that no longer matches is the next one.
      else await openRow(open.left && by === 1 ? open.index : open.index + by);
    },

    /** The call to review after the open one; undefined when none is left. */
    async nextAfter(id: CallId): Promise<CallId | undefined> {
      const { open } = store.getState();
      if (open?.id !== id) return idWithin(0);
      const next = await firstToReview(store, listing, open.left ? open.index : open.index + 1);
      if (next !== undefined) return next;
      const first = await firstUnreviewed(store, listing);
      return first === id ? undefined : first;
    },

    /** The next calls after the open one; without an open call, from the cursor on. */
    async upcoming(count: number): Promise<readonly CallId[]> {
      const { open, cursor } = store.getState();
      const first = open === undefined ? cursor : open.left ? open.index : open.index + 1;
      const indexes = Array.from({ length: count }, (_, step) => first + step);
      const ids = await Promise.all(indexes.map(idWithin));
      return ids.filter((id) => id !== undefined);
    },

    /** Shows a call that was opened from elsewhere (submit and next, undo) in the queue. */
    async follow(id: CallId): Promise<void> {
      openNone();
      const { open, listing: now } = store.getState();
      if (open?.id === id) return;
      const index = indexOfCall(now, id);
      if (index !== undefined) {
        select(id, index);
        return;
      }
      store.setState({ open: { id, index: open?.index ?? 0, left: true } });
      await listing.refresh();
    },
  };
}
