import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok } from '../../../src-shared/result.ts';
import type { Library } from '../../library/port.ts';
import type { Clock, Page, RetellApi } from '../../retell/port.ts';
import type { Backoff } from '../loop/backoff.ts';
import { classifyListFailure } from '../loop/sync-failure.ts';
import { createChatFetch, type Completed } from './chat-fetch.ts';
import { createPages, type Pages } from './pages.ts';
import { newState, toJson, type Stream, type StreamName, type SyncState } from './stored-state.ts';
import {
  afterPage,
  fromTheTop,
  nextStep,
  pollDueNow,
  type PollSchedule,
  type Step,
  type WalkName,
} from './walk.ts';

export interface ListerParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly pollSchedule: PollSchedule;
  readonly stop: AbortSignal;
  readonly backoff: Backoff;
  readonly onProgress: (progress: ListProgress) => void;
}

/** What the rest of the sync learns about a page. */
export interface ListProgress {
  readonly listing: boolean;
  readonly state: SyncState;
  readonly added?: number;
  readonly ids?: readonly CallId[];
}

export interface Lister {
  run(state: SyncState): Promise<void>;
  /** Polls for new calls without waiting for the next scheduled poll. */
  pollNow(): void;
}

/** Reads the lists of calls and chats page by page for as long as the workspace is open. */
export function createLister(parts: ListerParts): Lister {
  const { clock, pollSchedule, stop, backoff } = parts;
  const pages = createPages(parts);
  const complete = completion(parts);
  const store = createListStore(parts);
  let pollRequested = false;
  let lastStream: StreamName = 'chats';

  /** Like every function here that returns a boolean: whether the loop continues. */
  const fetchPage = async (due: DuePage): Promise<boolean> => {
    const { name, walk, stream } = due;
    lastStream = name;
    parts.onProgress({ listing: true, state: store.state() });
    const from = stream[walk]?.cursor;
    const page = await pages.get(name, from);
    if (!page.ok) return afterFailure(page.error, due, { ...parts, pages, store });
    const listed = pages.withoutLoops(`${name} ${walk}`, from, page.value);
    const after = afterPage(stream, walk, listed, clock.now());
    if (walk === 'deep') pages.prefetch(name, after.deep?.cursor);
    const completed = await complete[name](page.value, after);
    if (!completed.ok) {
      return backoff.waitOut(completed.error, classifyListFailure(completed.error));
    }
    const isStored = await store.page(name, completed.value);
    const continuesEmpty = page.value.rows.length === 0 && listed.cursor !== undefined;
    return isStored && continuesEmpty ? backoff.rest(emptyPageMs) : isStored;
  };

  const step = async (): Promise<boolean> => {
    if (pollRequested) store.pollDueNow();
    pollRequested = false;
    const steps = stepsAt(store.state(), pollSchedule, clock.now());
    const due = chooseNext(...steps, lastStream);
    if (due !== undefined) return fetchPage(due);
    parts.onProgress({ listing: false, state: store.state() });
    return backoff.rest(idleMsOf(...steps));
  };

  return {
    async run(from) {
      store.begin(from);
      while (!stop.aborted) if (!(await step())) return;
    },
    pollNow() {
      pollRequested = true;
      backoff.wake();
    },
  };
}

/** A server that keeps sending empty pages must not be asked without a pause. */
const emptyPageMs = 1000;

/** The state of the sync, which is stored together with the rows that it accounts for. */
function createListStore({ library, backoff, onProgress }: ListerParts) {
  let state = newState;
  return {
    state: () => state,
    begin(from: SyncState): void {
      state = from;
    },
    restart(name: StreamName, walk: WalkName): void {
      state = { ...state, [name]: fromTheTop(state[name], walk) };
    },
    pollDueNow(): void {
      state = { ...state, calls: pollDueNow(state.calls), chats: pollDueNow(state.chats) };
    },
    /** Rows and position are stored in one transaction; the position moves only when that succeeds. */
    async page(name: StreamName, completed: Completed): Promise<boolean> {
      const { tickets, stream } = completed;
      const next = { ...state, [name]: stream };
      const stored = await library.request('calls:store', {
        responses: tickets,
        syncState: toJson(next),
      });
      if (!stored.ok) return backoff.waitOut(stored.error, classifyListFailure(stored.error));
      state = next;
      completed.stored();
      backoff.reset();
      onProgress({ listing: true, state, ...changesIn(stored.value, completed) });
      return true;
    },
  };
}

interface FailureParts extends Pick<ListerParts, 'clock' | 'backoff'> {
  readonly pages: Pages;
  readonly store: ReturnType<typeof createListStore>;
}

async function afterFailure(
  error: AppError,
  { name, walk, stream }: DuePage,
  { clock, backoff, pages, store }: FailureParts,
): Promise<boolean> {
  if (error.kind === 'too-large' && pages.makeSmaller()) return true;
  if (error.kind === 'refused' && stream[walk]?.cursor !== undefined) {
    // The cursor has expired.
    store.restart(name, walk);
    return true;
  }
  if (isMissingList(name, error)) {
    return store.page(name, rowsOnly(undefined, { absentMs: clock.now() }));
  }
  return backoff.waitOut(error, classifyListFailure(error));
}

/** Listed calls are stored as they are and hydrated later. Chats are completed before they are stored. */
function completion({ api, stop, backoff }: ListerParts) {
  const chats = createChatFetch(api, { signal: stop, onWait: backoff.onWait });
  return {
    calls: async (page: Page, stream: Stream) => ok(rowsOnly(page, stream)),
    chats: (page: Page, stream: Stream) => chats.complete(page, stream),
  };
}

const rowsOnly = (page: Page | undefined, stream: Stream): Completed => ({
  tickets: page === undefined ? [] : [page.ticket],
  ids: page?.rows.map(({ id }) => id) ?? [],
  stream,
  stored: () => undefined,
});

const changesIn = (
  { added, changed }: { readonly added: number; readonly changed: readonly CallId[] },
  { ids }: Completed,
) => ({ added, ids: added > 0 ? ids : changed });

interface DuePage {
  readonly name: StreamName;
  readonly walk: WalkName;
  readonly stream: Stream;
}

const stepsAt = ({ calls, chats }: SyncState, schedule: PollSchedule, nowMs: number) =>
  [nextStep(calls, schedule, nowMs), nextStep(chats, schedule, nowMs)] as const;

/** New calls go first; the deep walks through calls and chats alternate. */
function chooseNext(calls: Step, chats: Step, lastStream: StreamName): DuePage | undefined {
  const chatsDue = chats.kind === 'page' ? { ...chats, name: 'chats' as const } : undefined;
  if (calls.kind === 'rest') return chatsDue;
  const callsDue = { ...calls, name: 'calls' as const };
  if (calls.walk === 'fresh' || chatsDue === undefined || lastStream === 'chats') return callsDue;
  return chatsDue;
}

const idleMsOf = (...steps: readonly Step[]): number =>
  Math.max(1, Math.min(...steps.map((step) => (step.kind === 'rest' ? step.ms : 0))));

const isMissingList = (name: StreamName, error: AppError): boolean =>
  name === 'chats' &&
  (error.kind === 'gone' ||
    (error.kind === 'refused' && error.status !== 402) ||
    (error.kind === 'server-error' && error.status === 501));
