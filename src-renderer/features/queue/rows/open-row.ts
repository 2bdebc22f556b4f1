import type { CallId } from '../../../../src-shared/call.ts';
import type { ListingActions } from './listing.ts';
import { indexOfCall } from './pages.ts';
import type { QueueStore } from '../store.ts';

export type OpenRowActions = ReturnType<typeof openRowActions>;

type IdAt = (index: number) => Promise<CallId | undefined>;

/** A row far down may take a while to come: of several that were asked for the last one is opened. */
function latestOnly(idAt: IdAt, open: (id: CallId, index: number) => void) {
  let lastRequest = 0;
  const nextRequest = (): number => {
    lastRequest += 1;
    return lastRequest;
  };
  return {
    openAt: async (place: () => number | Promise<number>): Promise<void> => {
      const request = nextRequest();
      const index = await place();
      const id = await idAt(index);
      if (id !== undefined && request === lastRequest) open(id, index);
    },
    /** Another call came in front meanwhile. */
    cancelPending: (): void => {
      nextRequest();
    },
  };
}

/** Resolves once the queue shown is the one that was asked for last, or could not be opened. */
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

/** Which call of the queue is on the desk, and the way to its neighbours. */
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

  const idWithin = async (index: number): Promise<CallId | undefined> => {
    const total = store.getState().listing?.total ?? 0;
    return index < 0 || index >= total ? undefined : listing.idAt(index);
  };

  const { openAt: openPlace, cancelPending: openNone } = latestOnly(idWithin, (id, index) => {
    select(id, index);
    openCall(id);
  });
  const openRow = (index: number): Promise<void> => openPlace(() => index);

  return {
    openRow,

    /**
     * Opens the row that the keys are on. Whoever types a search and presses Enter at once means what
     * is found, and not what stood there before.
     */
    openCursor: (): Promise<void> =>
      openPlace(async () => {
        await untilOpened(store);
        return store.getState().cursor;
      }),

    /** Opens the open call's neighbour; without an open call, the row the keys are on. */
    async step(by: 1 | -1): Promise<void> {
      const { open, cursor } = store.getState();
      if (open === undefined) await openRow(cursor);
      // The row that took the place of a call that left is itself the next.
      else await openRow(open.left && by === 1 ? open.index : open.index + by);
    },

    /** The call that follows the open one; undefined at the end of the queue. */
    async nextAfter(id: CallId): Promise<CallId | undefined> {
      const { open } = store.getState();
      if (open?.id !== id) return idWithin(0);
      return idWithin(open.left ? open.index : open.index + 1);
    },

    /** So many calls that follow the open one; where none is open, from the one the keys are on. */
    async upcoming(count: number): Promise<readonly CallId[]> {
      const { open, cursor } = store.getState();
      const first = open === undefined ? cursor : open.left ? open.index : open.index + 1;
      const places = Array.from({ length: count }, (_, step) => first + step);
      const ids = await Promise.all(places.map(idWithin));
      return ids.filter((id) => id !== undefined);
    },

    /** A call came on the desk by another way (submit and next, undo): the queue shows it. */
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
