import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { OpenQueue } from '../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import { pagesOf, placeOf, withPage } from './pages.ts';
import { idAt, pageSize, type Listing, type OpenRow, type QueueStore } from './store.ts';

/** Rows that the view shows now, both ends included. */
export interface Seen {
  readonly first: number;
  readonly last: number;
}

/** What is asked of the library when a queue is opened. */
export interface Wish {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

interface Fetched {
  readonly listing: Listing;
  readonly indexOfKept: number | undefined;
}

/** Where the library says that a call stands. */
interface Found {
  readonly id: CallId | undefined;
  readonly at: number | undefined;
}

type Bridge = Pick<AppBridge, 'request'>;

/** Opens the queue, keeps its place when it changes, and fetches rows as they come into sight. */
export class ListingActions {
  readonly #store: QueueStore;
  readonly #bridge: Bridge;
  readonly #onError: (error: AppError) => void;
  #seen: Seen = { first: 0, last: 30 };
  #seeing = false;
  /** Counts openings, so that an answer that comes too late is known as one. */
  #turn = 0;
  readonly #asked = new Map<string, Promise<void>>();

  constructor(store: QueueStore, bridge: Bridge, onError: (error: AppError) => void) {
    this.#store = store;
    this.#bridge = bridge;
    this.#onError = onError;
  }

  /** Another filter or sort: the queue from its top. */
  async openAnew(wish: Wish): Promise<void> {
    const turn = this.#nextTurn();
    const { open } = this.#store.getState();
    this.#store.setState({ ...wish, load: { phase: 'opening' } });
    const reply = await this.#openAndFetch(wish, open?.id, () => ({ first: 0, last: 30 }));
    if (turn !== this.#turn) return;
    if (!reply.ok) {
      this.#store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    const { listing, indexOfKept } = reply.value;
    const { open: now } = this.#store.getState();
    const at = now?.id === open?.id ? indexOfKept : now && placeOf(listing, now.id);
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
    const turn = this.#nextTurn();
    const seen = this.#seen;
    const anchor = this.#anchor(seen);
    const { open } = this.#store.getState();
    const place = await this.#placeOfOpen(anchor.id);
    const by = (index: number | undefined): number => (index ?? anchor.index) - anchor.index;
    const reply = await this.#openAndFetch(this.#store.getState(), anchor.id, (kept) => ({
      first: seen.first + by(kept),
      last: seen.last + by(kept),
    }));
    if (turn !== this.#turn) return;
    if (!reply.ok) {
      this.#store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    const { listing, indexOfKept } = reply.value;
    const at = place === 'at the anchor' ? indexOfKept : place;
    this.#showAgain(listing, { id: open?.id, at }, by(indexOfKept));
  }

  /** The view says what it shows; what is missing of it is fetched, the newest sight first. */
  async see(seen: Seen): Promise<void> {
    this.#seen = seen;
    if (this.#seeing) return;
    this.#seeing = true;
    let fetched: Seen | undefined;
    // A scroll bar that is dragged passes rows that nobody will look at: they are never asked for.
    while (fetched !== this.#seen) {
      fetched = this.#seen;
      await Promise.all(pagesOf(fetched.first, fetched.last).map((page) => this.#fetchPage(page)));
    }
    this.#seeing = false;
  }

  /** The id at a place, fetched when it is not there yet. */
  async idAt(index: number): Promise<CallId | undefined> {
    await this.#fetchPage(Math.floor(index / pageSize));
    return idAt(this.#store.getState().listing, index);
  }

  #nextTurn(): number {
    this.#turn += 1;
    return this.#turn;
  }

  /** The row that must not move: the open call where it is seen, else the first row seen. */
  #anchor({ first, last }: Seen): { readonly index: number; readonly id: CallId | undefined } {
    const { open, listing } = this.#store.getState();
    if (open !== undefined && !open.left && open.index >= first && open.index <= last) return open;
    // At the very top the reviewer wants to see what is new.
    return { index: first, id: first === 0 ? undefined : idAt(listing, first) };
  }

  /** The open call may stand far from what is seen: then its place is asked for by itself. */
  async #placeOfOpen(anchor: CallId | undefined): Promise<number | 'at the anchor' | undefined> {
    const { open } = this.#store.getState();
    if (open === undefined) return undefined;
    if (open.id === anchor) return 'at the anchor';
    const reply = await this.#openQueue(this.#store.getState(), open.id);
    return reply.ok ? reply.value.indexOfKept : undefined;
  }

  #showAgain(listing: Listing, found: Found, by: number): void {
    const { cursor, open } = this.#store.getState();
    // Another call may have been opened while the library was asked where this one stands.
    const isFound = open?.id === found.id;
    const at = isFound ? found.at : open && (placeOf(listing, open.id) ?? open.index + by);
    this.#store.setState({
      listing,
      load: { phase: 'ready' },
      cursor: Math.min(Math.max(0, listing.total - 1), Math.max(0, cursor + by)),
      open: open && moved(open, at, by),
      ...(by === 0 ? {} : { shift: { rows: by } }),
    });
  }

  async #openAndFetch(
    wish: Wish,
    keep: CallId | undefined,
    rowsWanted: (indexOfKept: number | undefined) => Seen,
  ): Promise<Result<Fetched, AppError>> {
    const opened = await this.#openQueue(wish, keep);
    if (!opened.ok) return opened;
    const { indexOfKept } = opened.value;
    const listing = await this.#fetch(opened.value, rowsWanted(indexOfKept));
    return listing.ok ? ok({ listing: listing.value, indexOfKept }) : listing;
  }

  #openQueue({ filter, sort }: Wish, keep: CallId | undefined) {
    return this.#bridge.request('queue:open', {
      filter,
      sort,
      ...(keep === undefined ? {} : { keep }),
    });
  }

  async #fetch(
    { queueId, total, today }: OpenQueue,
    rows: Seen,
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
    const running = this.#asked.get(name);
    if (running !== undefined) return running;
    const asking = this.#takePage(listing.queueId, page).finally(() => this.#asked.delete(name));
    this.#asked.set(name, asking);
    return asking;
  }

  async #takePage(queueId: string, page: number): Promise<void> {
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
