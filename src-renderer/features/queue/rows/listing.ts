import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import type { OpenQueue } from '../../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import { pagesOf, indexOfCall, withPage } from './pages.ts';
import { idAt, pageSize, type Listing, type OpenRow, type QueueStore } from '../store.ts';

/** Rows that the view shows now, both ends included. */
export interface VisibleRows {
  readonly first: number;
  readonly last: number;
}

/** What is asked of the library when a queue is opened. */
export interface QueueQuery {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

interface Fetched {
  readonly listing: Listing;
  readonly indexOfAnchor: number | undefined;
}

/** Where the library says that a call stands. */
interface FoundCall {
  readonly id: CallId | undefined;
  readonly index: number | undefined;
}

type Bridge = Pick<AppBridge, 'request'>;

/** Opens the queue, keeps its place when it changes, and fetches rows as they come into sight. */
export class ListingActions {
  readonly #store: QueueStore;
  readonly #bridge: Bridge;
  readonly #onError: (error: AppError) => void;
  #visible: VisibleRows = { first: 0, last: 30 };
  #isFetching = false;
  /** Counts openings, so that an answer that comes too late is known as one. */
  #generation = 0;
  readonly #pending = new Map<string, Promise<void>>();

  constructor(store: QueueStore, bridge: Bridge, onError: (error: AppError) => void) {
    this.#store = store;
    this.#bridge = bridge;
    this.#onError = onError;
  }

  /** Another filter or sort: the queue from its top. */
  async open(wish: QueueQuery): Promise<void> {
    const turn = this.#nextGeneration();
    const { open } = this.#store.getState();
    this.#store.setState({ ...wish, load: { phase: 'opening' } });
    const reply = await this.#openAndFetch(wish, open?.id, () => ({ first: 0, last: 30 }));
    if (turn !== this.#generation) return;
    if (!reply.ok) {
      this.#store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    const { listing, indexOfAnchor: indexOfKept } = reply.value;
    const { open: now } = this.#store.getState();
    const at = now?.id === open?.id ? indexOfKept : now && indexOfCall(listing, now.id);
    this.#store.setState({
      listing,
      load: { phase: 'ready' },
      cursor: 0,
      open: now && { ...now, index: at ?? 0, left: at === undefined },
      reveal: { index: 0, how: 'top' },
    });
  }

  /** The same queue once more, because the library changed: nothing moves under the reviewer. */
  async refresh(): Promise<void> {
    const turn = this.#nextGeneration();
    const seen = this.#visible;
    const anchor = this.#anchor(seen);
    const { open } = this.#store.getState();
    const place = await this.#indexOfOpen(anchor.id);
    const by = (index: number | undefined): number => (index ?? anchor.index) - anchor.index;
    const reply = await this.#openAndFetch(this.#store.getState(), anchor.id, (kept) => ({
      first: seen.first + by(kept),
      last: seen.last + by(kept),
    }));
    if (turn !== this.#generation) return;
    if (!reply.ok) {
      this.#store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    const { listing, indexOfAnchor: indexOfKept } = reply.value;
    const at = place === 'at the anchor' ? indexOfKept : place;
    this.#showRefreshed(listing, { id: open?.id, index: at }, by(indexOfKept));
  }

  /** The view says what it shows; what is missing of it is fetched, the newest sight first. */
  async setVisibleRows(seen: VisibleRows): Promise<void> {
    this.#visible = seen;
    if (this.#isFetching) return;
    this.#isFetching = true;
    let fetched: VisibleRows | undefined;
    // A scroll bar that is dragged passes rows that nobody will look at: they are never asked for.
    while (fetched !== this.#visible) {
      fetched = this.#visible;
      await Promise.all(pagesOf(fetched.first, fetched.last).map((page) => this.#fetchPage(page)));
    }
    this.#isFetching = false;
  }

  /** The id at a place, fetched when it is not there yet. */
  async idAt(index: number): Promise<CallId | undefined> {
    await this.#fetchPage(Math.floor(index / pageSize));
    return idAt(this.#store.getState().listing, index);
  }

  #nextGeneration(): number {
    this.#generation += 1;
    return this.#generation;
  }

  /** The row that must not move: the open call where it is seen, else the first row seen. */
  #anchor({ first, last }: VisibleRows): {
    readonly index: number;
    readonly id: CallId | undefined;
  } {
    const { open, listing } = this.#store.getState();
    if (open !== undefined && !open.left && open.index >= first && open.index <= last) return open;
    // At the very top the reviewer wants to see what is new.
    return { index: first, id: first === 0 ? undefined : idAt(listing, first) };
  }

  /** The open call may stand far from what is seen: then its place is asked for by itself. */
  async #indexOfOpen(anchor: CallId | undefined): Promise<number | 'at the anchor' | undefined> {
    const { open } = this.#store.getState();
    if (open === undefined) return undefined;
    if (open.id === anchor) return 'at the anchor';
    const reply = await this.#openQueue(this.#store.getState(), open.id);
    return reply.ok ? reply.value.indexOfKept : undefined;
  }

  #showRefreshed(listing: Listing, found: FoundCall, by: number): void {
    const { cursor, open } = this.#store.getState();
    // Another call may have been opened while the library was asked where this one stands.
    const isFound = open?.id === found.id;
    const at = isFound ? found.index : open && (indexOfCall(listing, open.id) ?? open.index + by);
    this.#store.setState({
      listing,
      load: { phase: 'ready' },
      cursor: Math.min(Math.max(0, listing.total - 1), Math.max(0, cursor + by)),
      open: open && moved(open, at, by),
      ...(by === 0 ? {} : { shift: { rows: by } }),
    });
  }

  async #openAndFetch(
    wish: QueueQuery,
    keep: CallId | undefined,
    rowsWanted: (indexOfKept: number | undefined) => VisibleRows,
  ): Promise<Result<Fetched, AppError>> {
    const opened = await this.#openQueue(wish, keep);
    if (!opened.ok) return opened;
    const { indexOfKept } = opened.value;
    const listing = await this.#fetch(opened.value, rowsWanted(indexOfKept));
    return listing.ok ? ok({ listing: listing.value, indexOfAnchor: indexOfKept }) : listing;
  }

  #openQueue({ filter, sort }: QueueQuery, keep: CallId | undefined) {
    return this.#bridge.request('queue:open', {
      filter,
      sort,
      ...(keep === undefined ? {} : { keep }),
    });
  }

  async #fetch(
    { queueId, total, today }: OpenQueue,
    rows: VisibleRows,
  ): Promise<Result<Listing, AppError>> {
    const wanted = pagesOf(rows.first, rows.last).filter((page) => page * pageSize < total);
    const replies = await Promise.all(wanted.map((page) => this.#rows(queueId, page)));
    let pages: Listing['pages'] = new Map();
    for (const [step, reply] of replies.entries()) {
      if (!reply.ok) return err(reply.error);
      pages = withPage(pages, wanted[step] ?? 0, reply.value);
    }
    return ok({ queueId, total, today, pages });
  }

  #rows(queueId: string, page: number) {
    return this.#bridge.request('queue:rows', { queueId, from: page * pageSize, count: pageSize });
  }

  #fetchPage(page: number): Promise<void> {
    const { listing } = this.#store.getState();
    if (listing === undefined || listing.pages.has(page) || page * pageSize >= listing.total) {
      return Promise.resolve();
    }
    const name = `${listing.queueId} ${page}`;
    const running = this.#pending.get(name);
    if (running !== undefined) return running;
    const asking = this.#loadPage(listing.queueId, page).finally(() => this.#pending.delete(name));
    this.#pending.set(name, asking);
    return asking;
  }

  async #loadPage(queueId: string, page: number): Promise<void> {
    const reply = await this.#rows(queueId, page);
    const { listing } = this.#store.getState();
    if (listing?.queueId !== queueId) return;
    if (reply.ok) {
      const pages = withPage(listing.pages, page, reply.value);
      this.#store.setState({ listing: { ...listing, pages } });
    } else if (reply.error.kind === 'stale-queue') {
      await this.refresh();
    } else {
      this.#onError(reply.error);
    }
  }
}

/** Where the open call stands now. One that left keeps its place, moved with its neighbours. */
const moved = (open: OpenRow, index: number | undefined, by: number): OpenRow => ({
  ...open,
  left: index === undefined,
  index: index ?? Math.max(0, open.index + by),
});
