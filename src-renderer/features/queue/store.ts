import { createStore } from 'zustand/vanilla';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { readViewState, saveViewState } from '../../lib/view-state.ts';
import type {
  HitContext,
  MatchingProgress,
  QueueFacets,
  QueueRows,
  SavedQueue,
} from '../../../src-shared/queue.ts';
import type { ListedRubric } from '../../../src-shared/rubrics/rubric.ts';

/** Rows are fetched and kept in pages of this size. */
export const pageSize = 100;

/** The opened queue and the pages of it that have been fetched. */
export interface Listing {
  readonly queueId: string;
  readonly total: number;
  /** How many of them started today. */
  readonly today: number;
  /** The index of the first call whose review is new or a draft. */
  readonly firstUnreviewed: number | undefined;
  /** The index of the open call while it is listed although it does not match. */
  readonly indexOfOutside: number | undefined;
  /** By page number: page 0 holds rows 0–99. */
  readonly pages: ReadonlyMap<number, QueueRows>;
}

export type ListLoad =
  | { readonly phase: 'idle' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly error: AppError };

/** The call on the desk and its index in the queue. */
export interface OpenRow {
  readonly id: CallId;
  readonly index: number;
  /** The call no longer matches the filter; the row after it is now at `index`. */
  readonly left: boolean;
}

/** What the panel of saved queues shows. */
export type SavedPanel = 'closed' | 'list' | 'save' | 'rename' | 'delete';

/** The text around the first hit of each call of a search, for the rows that were visible. */
export interface HitContexts {
  readonly search: string;
  readonly byCall: ReadonlyMap<CallId, HitContext | undefined>;
}

/** The loading of matching calls from Retell, and its filter. */
export interface Matching {
  readonly filter: QueueFilter;
  readonly progress: MatchingProgress;
}

/** Whether matching calls are being loaded. */
export const isRunning = (progress: MatchingProgress | undefined): boolean =>
  progress?.phase === 'fetching' || progress?.phase === 'waiting';

export interface QueueState {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly load: ListLoad;
  /** The shown queue; it stays visible while another one opens. */
  readonly listing: Listing | undefined;
  /** The row that the arrow keys move, from 0. */
  readonly cursor: number;
  readonly open: OpenRow | undefined;
  readonly facets: QueueFacets | undefined;
  /** To filter by the answers to their criteria. */
  readonly rubrics: readonly ListedRubric[];
  /** The reviewer has folded the queue away. */
  readonly hidden: boolean;
  readonly saved: readonly SavedQueue[];
  /** The saved queue that was opened last; the filter may have changed since. */
  readonly savedId: string | undefined;
  readonly savedPanel: SavedPanel;
  readonly matching: Matching | undefined;
  /** How many calls the search of `filter` finds that its other fields leave out. */
  readonly foundOutside: { readonly filter: QueueFilter; readonly calls: number } | undefined;
  /** The text around the hits, while the queue is searched. */
  readonly contexts: HitContexts | undefined;
  /** Asks the view to scroll a row into view; each new object is a new request. */
  readonly reveal: { readonly index: number; readonly how: 'nearest' | 'top' } | undefined;
  /** Asks the view to scroll by a number of rows, because rows were added or removed above. */
  readonly shift: { readonly rows: number } | undefined;
}

export const emptyFilter: QueueFilter = { kind: 'call', call: {} };
export const newestFirst: QueueSort = { by: 'start', order: 'descending' };

const hiddenName = 'queue-hidden';

/** Folds the queue away or shows it, also in later sessions. */
export function setQueueHidden(store: QueueStore, hidden: boolean): void {
  store.setState({ hidden });
  saveViewState(hiddenName, hidden);
}

export const createQueueStore = () =>
  createStore<QueueState>(() => ({
    filter: emptyFilter,
    sort: newestFirst,
    load: { phase: 'idle' },
    listing: undefined,
    cursor: 0,
    open: undefined,
    facets: undefined,
    rubrics: [],
    hidden: readViewState(hiddenName, (value) => value === true) ?? false,
    saved: [],
    savedId: undefined,
    savedPanel: 'closed',
    matching: undefined,
    foundOutside: undefined,
    contexts: undefined,
    reveal: undefined,
    shift: undefined,
  }));

export type QueueStore = ReturnType<typeof createQueueStore>;

/** One row of the queue, read from the columns of its page. */
export interface QueueRow {
  readonly id: CallId;
  readonly agentName: string;
  readonly startMs: number | undefined;
  readonly durationMs: number | undefined;
  readonly sentiment: string | undefined;
  readonly successful: boolean | undefined;
  readonly otherNumber: string;
  /** `phone_call` or `web_call`; undefined for chats. */
  readonly type: string | undefined;
  /** Retell's status of the call: `ongoing`, `ended`, … */
  readonly callStatus: string | undefined;
  readonly hasRecording: boolean;
  /** The start of the call summary. */
  readonly summary: string | undefined;
  /** Why the plan that the queue shows has drawn the call. */
  readonly planReason: string | undefined;
  /** Whether a colleague began the call of the plan that the queue shows, and the reviewer did not. */
  readonly begunByOthers: boolean;
  readonly status: QueueRows['reviewStatus'][number];
  readonly flagged: boolean;
  readonly score: number | undefined;
  readonly tagCount: number;
  /** How many measures speak against the call; undefined if it was not measured. */
  readonly measuresAgainst: number | undefined;
}

/** The call at an index; undefined while it has not been fetched. */
export function idAt(listing: Listing | undefined, index: number): CallId | undefined {
  const page = listing?.pages.get(Math.floor(index / pageSize));
  return page?.ids[index - page.from];
}

/** The row at an index; undefined while it has not been fetched. */
export function rowAt(listing: Listing, index: number): QueueRow | undefined {
  const page = listing.pages.get(Math.floor(index / pageSize));
  const at = page === undefined ? -1 : index - page.from;
  const id = page?.ids[at];
  if (page === undefined || id === undefined) return undefined;
  return { id, ...callColumns(page, at), ...reviewColumns(page, at) };
}

const callColumns = (page: QueueRows, at: number) => ({
  agentName: page.agentName[at] ?? '',
  startMs: page.startMs[at],
  durationMs: page.durationMs[at],
  sentiment: page.sentiment[at],
  successful: page.successful[at],
  otherNumber: page.otherNumber[at] ?? '',
  type: page.type[at],
  callStatus: page.status[at],
  hasRecording: page.hasRecording[at] ?? false,
  summary: page.summary[at],
  planReason: page.planReason?.[at],
  begunByOthers: page.begunByOthers?.[at] ?? false,
});

const reviewColumns = (page: QueueRows, at: number) => ({
  status: page.reviewStatus[at] ?? 'new',
  flagged: page.flagged[at] ?? false,
  score: page.score[at],
  tagCount: page.tagCount[at] ?? 0,
  measuresAgainst: page.measuresAgainst[at],
});
