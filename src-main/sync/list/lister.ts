import type { AppError } from '../../../src-shared/errors.ts';
import { ok } from '../../../src-shared/result.ts';
import type { Library } from '../../library/port.ts';
import type { Clock } from '../../retell/port.ts';
import type { Page, RetellApi } from '../../retell/port.ts';
import { createChatFetch, type Completed } from './chat-fetch.ts';
import type { Backoff } from '../loop/backoff.ts';
import { createPages } from './pages.ts';
import { newState, toJson, type Stream, type StreamName, type SyncState } from './stored-state.ts';
import { classifyListFailure } from '../loop/sync-failure.ts';
import {
  afterPage,
  pollDueNow,
  fromTheTop,
  nextStep,
  type PollSchedule,
  type Step,
  type WalkName,
} from './walk.ts';

export interface ListerParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly rhythm: PollSchedule;
  readonly stop: AbortSignal;
  readonly pace: Backoff;
  readonly onProgress: (news: ListProgress) => void;
}

/** What the rest of the sync hears of a page. */
export interface ListProgress {
  readonly listing: boolean;
  readonly state: SyncState;
  readonly added?: number;
  readonly ids?: readonly string[];
}

export interface Lister {
  run(state: SyncState): Promise<void>;
  /** The next look is due at once. */
  pollNow(): void;
}

/** Reads the lists of calls and chats, page by page, for as long as the workspace is open. */
export function createLister(parts: ListerParts): Lister {
  const { library, clock, rhythm, stop, pace } = parts;
  const pages = createPages(parts);
  const complete = completion(parts);
  let state = newState;
  let pollRequested = false;
  let lastStream: StreamName = 'chats';

  /** Rows and the place in the list are stored together, or neither is. */
  const storePage = async (name: StreamName, completed: Completed): Promise<boolean> => {
    const { tickets: answers, stream } = completed;
    const next = { ...state, [name]: stream };
    const stored = await library.request('calls:store', { answers, syncState: toJson(next) });
    if (!stored.ok) return pace.waitOut(stored.error, classifyListFailure(stored.error));
    state = next;
    completed.stored();
    pace.reset();
    parts.onProgress({ listing: true, state, ...changesIn(stored.value, completed) });
    return true;
  };

  const afterFailure = async (
    { name, walk, stream }: DuePage,
    error: AppError,
  ): Promise<boolean> => {
    if (error.kind === 'too-large' && pages.makeSmaller()) return true;
    if (error.kind === 'refused' && stream[walk]?.cursor !== undefined) {
      // The cursor has expired.
      state = { ...state, [name]: fromTheTop(stream, walk) };
      return true;
    }
    if (isMissingList(name, error))
      return storePage(name, rowsOnly(undefined, { absentMs: clock.now() }));
    return pace.waitOut(error, classifyListFailure(error));
  };

  /** Whether the loop goes on. */
  const fetchPage = async (due: DuePage): Promise<boolean> => {
    const { name, walk, stream } = due;
    lastStream = name;
    parts.onProgress({ listing: true, state });
    const page = await pages.get(name, stream[walk]?.cursor);
    if (!page.ok) return afterFailure(due, page.error);
    const after = afterPage(stream, walk, page.value, clock.now());
    if (walk === 'deep') pages.prefetch(name, after.deep?.cursor);
    const whole = await complete[name](page.value, after);
    if (!whole.ok) return pace.waitOut(whole.error, classifyListFailure(whole.error));
    return storePage(name, whole.value);
  };

  const step = async (): Promise<boolean> => {
    if (pollRequested)
      state = { ...state, calls: pollDueNow(state.calls), chats: pollDueNow(state.chats) };
    pollRequested = false;
    const steps = stepsAt(state, rhythm, clock.now());
    const due = chooseNext(...steps, lastStream);
    if (due !== undefined) return fetchPage(due);
    parts.onProgress({ listing: false, state });
    return pace.rest(idleMsOf(...steps));
  };

  return {
    async run(from) {
      state = from;
      while (!stop.aborted) if (!(await step())) return;
    },
    pollNow() {
      pollRequested = true;
      pace.wake();
    },
  };
}

/** Rows of calls are stored as they are, and fetched whole behind; those of chats at once. */
function completion({ api, stop, pace }: ListerParts) {
  const chats = createChatFetch(api, { signal: stop, onWait: pace.onWait });
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
  { added, changed }: { readonly added: number; readonly changed: readonly string[] },
  { ids }: Completed,
) => ({ added, ids: added > 0 ? ids : changed });

interface DuePage {
  readonly name: StreamName;
  readonly walk: WalkName;
  readonly stream: Stream;
}

const stepsAt = ({ calls, chats }: SyncState, rhythm: PollSchedule, nowMs: number) =>
  [nextStep(calls, rhythm, nowMs), nextStep(chats, rhythm, nowMs)] as const;

/** New calls go first; the long walks through calls and chats take turns. */
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
