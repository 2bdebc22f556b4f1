import type { AppError } from '../../src-shared/errors.ts';
import { ok } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { Page, RetellApi } from '../retell/port.ts';
import { createChatFetch, type Completed } from './chat-fetch.ts';
import type { Pace } from './pace.ts';
import { createPages } from './pages.ts';
import { newState, toJson, type Stream, type StreamName, type SyncState } from './stored-state.ts';
import { listTrouble } from './trouble.ts';
import {
  afterPage,
  dueNow,
  fromTheTop,
  nextStep,
  type Rhythm,
  type Step,
  type WalkName,
} from './walk.ts';

export interface ListerParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly rhythm: Rhythm;
  readonly stop: AbortSignal;
  readonly pace: Pace;
  readonly told: (news: ListNews) => void;
}

/** What the rest of the sync hears of a page. */
export interface ListNews {
  readonly listing: boolean;
  readonly state: SyncState;
  readonly added?: number;
  readonly ids?: readonly string[];
}

export interface Lister {
  run(state: SyncState): Promise<void>;
  /** The next look is due at once. */
  lookNow(): void;
}

/** Reads the lists of calls and chats, page by page, for as long as the workspace is open. */
export function createLister(parts: ListerParts): Lister {
  const { library, clock, rhythm, stop, pace } = parts;
  const pages = createPages(parts);
  const complete = completion(parts);
  let state = newState;
  let lookAtOnce = false;
  let lastTurn: StreamName = 'chats';

  /** Rows and the place in the list are stored together, or neither is. */
  const keep = async (name: StreamName, completed: Completed): Promise<boolean> => {
    const { answers, stream } = completed;
    const next = { ...state, [name]: stream };
    const stored = await library.ask('calls:store', { answers, syncState: toJson(next) });
    if (!stored.ok) return pace.waitOut(stored.error, listTrouble(stored.error));
    state = next;
    completed.stored();
    pace.fine();
    parts.told({ listing: true, state, ...newsOf(stored.value, completed) });
    return true;
  };

  const afterTrouble = async ({ name, walk, stream }: Due, error: AppError): Promise<boolean> => {
    if (error.kind === 'too-large' && pages.makeSmaller()) return true;
    if (error.kind === 'refused' && stream[walk]?.cursor !== undefined) {
      // The cursor has expired.
      state = { ...state, [name]: fromTheTop(stream, walk) };
      return true;
    }
    if (meansAbsent(name, error)) return keep(name, justRows(undefined, { absentMs: clock.now() }));
    return pace.waitOut(error, listTrouble(error));
  };

  /** Whether the loop goes on. */
  const turnPage = async (due: Due): Promise<boolean> => {
    const { name, walk, stream } = due;
    lastTurn = name;
    parts.told({ listing: true, state });
    const page = await pages.get(name, stream[walk]?.cursor);
    if (!page.ok) return afterTrouble(due, page.error);
    const after = afterPage(stream, walk, page.value, clock.now());
    if (walk === 'deep') pages.lookAhead(name, after.deep?.cursor);
    const whole = await complete[name](page.value, after);
    if (!whole.ok) return pace.waitOut(whole.error, listTrouble(whole.error));
    return keep(name, whole.value);
  };

  const turn = async (): Promise<boolean> => {
    if (lookAtOnce) state = { ...state, calls: dueNow(state.calls), chats: dueNow(state.chats) };
    lookAtOnce = false;
    const steps = stepsAt(state, rhythm, clock.now());
    const due = choose(...steps, lastTurn);
    if (due !== undefined) return turnPage(due);
    parts.told({ listing: false, state });
    return pace.rest(restOf(...steps));
  };

  return {
    async run(from) {
      state = from;
      while (!stop.aborted) if (!(await turn())) return;
    },
    lookNow() {
      lookAtOnce = true;
      pace.wake();
    },
  };
}

/** Rows of calls are stored as they are, and fetched whole behind; those of chats at once. */
function completion({ api, stop, pace }: ListerParts) {
  const chats = createChatFetch(api, { signal: stop, onWait: pace.onWait });
  return {
    calls: async (page: Page, stream: Stream) => ok(justRows(page, stream)),
    chats: (page: Page, stream: Stream) => chats.whole(page, stream),
  };
}

const justRows = (page: Page | undefined, stream: Stream): Completed => ({
  answers: page === undefined ? [] : [page.ticket],
  ids: page?.rows.map(({ id }) => id) ?? [],
  stream,
  stored: () => undefined,
});

const newsOf = (
  { added, changed }: { readonly added: number; readonly changed: readonly string[] },
  { ids }: Completed,
) => ({ added, ids: added > 0 ? ids : changed });

interface Due {
  readonly name: StreamName;
  readonly walk: WalkName;
  readonly stream: Stream;
}

const stepsAt = ({ calls, chats }: SyncState, rhythm: Rhythm, nowMs: number) =>
  [nextStep(calls, rhythm, nowMs), nextStep(chats, rhythm, nowMs)] as const;

/** New calls go first; the long walks through calls and chats take turns. */
function choose(calls: Step, chats: Step, lastTurn: StreamName): Due | undefined {
  const chatsDue = chats.kind === 'page' ? { ...chats, name: 'chats' as const } : undefined;
  if (calls.kind === 'rest') return chatsDue;
  const callsDue = { ...calls, name: 'calls' as const };
  if (calls.walk === 'fresh' || chatsDue === undefined || lastTurn === 'chats') return callsDue;
  return chatsDue;
}

const restOf = (...steps: readonly Step[]): number =>
  Math.max(1, Math.min(...steps.map((step) => (step.kind === 'rest' ? step.ms : 0))));

const meansAbsent = (name: StreamName, error: AppError): boolean =>
  name === 'chats' &&
  (error.kind === 'gone' ||
    (error.kind === 'refused' && error.status !== 402) ||
    (error.kind === 'server-error' && error.status === 501));
