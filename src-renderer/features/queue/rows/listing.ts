import { createLatest } from '../../../../src-shared/kit/latest.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import type { OpenQueue } from '../../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import { pagesOf, indexOfCall, withPage } from './pages.ts';
import { idAt, pageSize, type Listing, type OpenRow, type QueueStore } from '../store.ts';

/** The visible rows, both ends included. */
export interface VisibleRows {
  readonly first: number;
  readonly last: number;
}

/** What a queue is opened with. */
export interface QueueQuery {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

interface Fetched {
  readonly listing: Listing;
  readonly indexOfAnchor: number | undefined;
}

/** The index of a call according to the library. */
interface FoundCall {
  readonly id: CallId | undefined;
  readonly index: number | undefined;
}

/** Calls whose index is requested, and the one that stays listed although it may not match. */
interface KeptCalls {
  readonly keep: CallId | undefined;
  readonly keepOutside?: CallId;
}

/** The open call stays in its queue until it is left, even if its review makes it match no longer. */
const outsideOf = (open: OpenRow | undefined): { readonly keepOutside?: CallId } =>
  open === undefined || open.left ? {} : { keepOutside: open.id };

const indexIn = ({ indexOfKept, indexOfOutside }: OpenQueue): number | undefined =>
  indexOfKept ?? indexOfOutside;

type Bridge = Pick<AppBridge, 'request'>;

/** Opens the queue, keeps the visible rows in place when it changes, and fetches rows as they become visible. */
export class ListingActions {
  readonly #store: QueueStore;
  readonly #bridge: Bridge;
  readonly #onError: (error: AppError) => void;
  #visible: VisibleRows = { first: 0, last: 30 };
  #isFetching = false;
  /** Counts openings, so that the response of an earlier one is recognised and dropped. */
  readonly #requests = createLatest();
  readonly #pending = new Map<string, Promise<void>>();

  constructor(store: QueueStore, bridge: Bridge, onError: (error: AppError) => void) {
    this.#store = store;
    this.#bridge = bridge;
    this.#onError = onError;
  }

  /** Opens the queue with a new filter or sorting, from the top. */
  async open(query: QueueQuery): Promise<void> {
    const isNewest = this.#requests.begin();
    const { open } = this.#store.getState();
    this.#store.setState({ ...query, load: { phase: 'opening' } });
    const reply = await this.#openAndFetch(query, { keep: open?.id }, () => ({
      first: 0,
      last: 30,
    }));
    if (!isNewest()) return;
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

  /** Opens the same queue again after the library changed; the visible rows stay in place. */
  async refresh(): Promise<void> {
    const isNewest = this.#requests.begin();
    const visible = this.#visible;
    const anchor = this.#anchor(visible);
    const { open } = this.#store.getState();
    const ownIndex = await this.#indexOfOpen(anchor.id);
    const shiftOf = (index: number | undefined): number => (index ?? anchor.index) - anchor.index;
    const kept = { keep: anchor.id, ...outsideOf(open) };
    const reply = await this.#openAndFetch(this.#store.getState(), kept, (index) => ({
      first: visible.first + shiftOf(index),
      last: visible.last + shiftOf(index),
    }));
    if (!isNewest()) return;
    if (!reply.ok) {
      this.#store.setState({ load: { phase: 'failed', error: reply.error } });
      return;
    }
    const { listing, indexOfAnchor } = reply.value;
    const index = ownIndex === 'anchor' ? indexOfAnchor : ownIndex;
    this.#showRefreshed(listing, { id: open?.id, index }, shiftOf(indexOfAnchor));
  }

  /** Fetches what is missing of the visible rows. */
  async setVisibleRows(visible: VisibleRows): Promise<void> {
    this.#visible = visible;
    if (this.#isFetching) return;
    this.#isFetching = true;
    let fetched: VisibleRows | undefined;
    // Rows that a dragged scroll bar only passes are never requested.
    while (fetched !== this.#visible) {
      fetched = this.#visible;
      await Promise.all(pagesOf(fetched.first, fetched.last).map((page) => this.#fetchPage(page)));
    }
    this.#isFetching = false;
  }

  /** The call at an index, fetched if necessary. */
  async idAt(index: number): Promise<CallId | undefined> {
    await this.#fetchPage(Math.floor(index / pageSize));
    return idAt(this.#store.getState().listing, index);
  }

  /** The row that must not move: the open call if it is visible, else the first visible row. */
  #anchor({ first, last }: VisibleRows): {
    readonly index: number;
    readonly id: CallId | undefined;
  } {
    const { open, listing } = this.#store.getState();
    if (open !== undefined && !open.left && open.index >= first && open.index <= last) return open;
    // At the very top, new calls may push the rows down: the reviewer wants to see them.
    return { index: first, id: first === 0 ? undefined : idAt(listing, first) };
  }

  /** An open call that is not the anchor needs a request of its own for its index. */
  async #indexOfOpen(anchor: CallId | undefined): Promise<number | 'anchor' | undefined> {
    const { open } = this.#store.getState();
    if (open === undefined) return undefined;
    if (open.id === anchor) return 'anchor';
    const reply = await this.#openQueue(this.#store.getState(), {
      keep: open.id,
      ...outsideOf(open),
    });
    return reply.ok ? indexIn(reply.value) : undefined;
  }

  #showRefreshed(listing: Listing, found: FoundCall, by: number): void {
    const { cursor, open } = this.#store.getState();
    // Another call may have been opened while the index of this one was requested.
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
    query: QueueQuery,
    kept: KeptCalls,
    rowsToFetch: (indexOfKept: number | undefined) => VisibleRows,
  ): Promise<Result<Fetched, AppError>> {
    const opened = await this.#openQueue(query, kept);
    if (!opened.ok) return opened;
    const isAnchorOutside = kept.keep !== undefined && kept.keep === kept.keepOutside;
    const indexOfAnchor = isAnchorOutside ? indexIn(opened.value) : opened.value.indexOfKept;
    const listing = await this.#fetch(opened.value, rowsToFetch(indexOfAnchor));
    return listing.ok ? ok({ listing: listing.value, indexOfAnchor }) : listing;
  }

  #openQueue({ filter, sort }: QueueQuery, { keep, keepOutside }: KeptCalls) {
    return this.#bridge.request('queue:open', {
      filter,
      sort,
      ...(keep === undefined ? {} : { keep }),
      ...(keepOutside === undefined ? {} : { keepOutside }),
    });
  }

  async #fetch(
    { queueId, total, today, firstUnreviewed, indexOfOutside }: OpenQueue,
    rows: VisibleRows,
  ): Promise<Result<Listing, AppError>> {
    const numbers = pagesOf(rows.first, rows.last).filter((page) => page * pageSize < total);
    const replies = await Promise.all(numbers.map((page) => this.#rows(queueId, page)));
    let pages: Listing['pages'] = new Map();
    for (const [step, reply] of replies.entries()) {
      if (!reply.ok) return err(reply.error);
      pages = withPage(pages, numbers[step] ?? 0, reply.value);
    }
    return ok({ queueId, total, today, firstUnreviewed, indexOfOutside, pages });
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
    const request = this.#loadPage(listing.queueId, page).finally(() => this.#pending.delete(name));
    this.#pending.set(name, request);
    return request;
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

/** The open call at its new index. One that no longer matches moves with its neighbours. */
const moved = (open: OpenRow, index: number | undefined, by: number): OpenRow => ({
  ...open,
  left: index === undefined,
  index: index ?? Math.max(0, open.index + by),
});
