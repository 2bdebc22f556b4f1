import { setMaxListeners } from 'node:events';
import type { CallId } from '../../src-shared/call.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { createCounts } from './counts.ts';
import { createHydrator } from './hydrator.ts';
import { createLister, type ListNews } from './lister.ts';
import { createPace, type Pace } from './pace.ts';
import type { StatusBoard } from './status-board.ts';
import { readState, type Stream, type SyncState } from './stored-state.ts';
import { callTrouble } from './trouble.ts';
import type { Rhythm } from './walk.ts';
import type { WholeCalls } from './whole-calls.ts';

/** With the requests of the lists and of the reviewer they stay within the shared budget. */
const workersAtMost = 10;

/**
 * First the whole queue, then what its calls say: as long as the list is not at its end, transcripts
 * come one at a time, newest first, and those that the reviewer wants or comes to next.
 */
const workersNow = ({ slow, listedAll }: SyncStatus): number =>
  slow === true || !listedAll ? 1 : workersAtMost;

/** The sync from start or resume to pause, failure or stop. */
export interface Run {
  lookNow(): void;
  readonly soon: (ids: readonly CallId[]) => void;
  halt(): Promise<void>;
}

export interface RunParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly rhythm: Rhythm;
  readonly random: () => number;
  readonly board: StatusBoard;
  readonly calls: WholeCalls;
  /** The run before this one has stored its last. */
  readonly after: Promise<void>;
}

export function startRun(parts: RunParts): Run {
  const { board } = parts;
  const over = new AbortController();
  // Every request under way listens for the end; far more than those would be a leak, and is still told.
  setMaxListeners(100, over.signal);
  const listing = paceOf(parts, over, 'list');
  const fetching = paceOf(parts, over, 'fetch');
  const counts = createCounts(parts);
  const shared = { ...parts, stop: over.signal };
  const hydrator = createHydrator({
    ...shared,
    pace: fetching,
    workers: () => workersNow(board.status()),
    busy(isBusy, failing) {
      board.set({ fetching: isBusy, failing });
      if (isBusy) counts();
    },
  });
  const lister = createLister({
    ...shared,
    pace: listing,
    told(news) {
      tell(board, parts, news);
      if ((news.ids?.length ?? 0) === 0) return;
      counts();
      fetching.wake();
    },
  });
  const done = work(parts, over.signal, listing, async (state) => {
    await Promise.all([lister.run(state), hydrator.run()]);
  });
  return {
    lookNow() {
      lister.lookNow();
      hydrator.lookNow();
    },
    soon: hydrator.soon,
    async halt() {
      over.abort();
      await done;
    },
  };
}

/** Begins where the library says that the last run got to. */
async function work(
  { library, board, after }: RunParts,
  over: AbortSignal,
  pace: Pace,
  from: (state: SyncState) => Promise<void>,
): Promise<void> {
  await after;
  while (!over.aborted) {
    const plan = await library.ask('sync:plan', undefined);
    if (over.aborted) return;
    if (plan.ok) {
      board.set({ have: plan.value.have, toFetch: plan.value.toFetch });
      return from(readState(plan.value.state));
    }
    if (!(await pace.waitOut(plan.error, callTrouble(plan.error)))) return;
  }
}

const paceOf = ({ clock, random, board }: RunParts, over: AbortController, loop: string): Pace =>
  createPace({
    clock,
    stop: over.signal,
    random,
    waiting: board.waitingOf(loop),
    failed(error) {
      over.abort();
      board.set({ failure: error, running: false, listing: false, fetching: false });
    },
  });

function tell(board: StatusBoard, { api, clock }: RunParts, news: ListNews): void {
  const { calls, chats } = news.state;
  const isNew = (news.ids?.length ?? 0) > 0;
  board.set({
    // Later looks are quiet: the reviewer need not hear every minute that one is made.
    listing: news.listing && !(isListed(calls) && isListed(chats)),
    listedAll: calls.deepDoneMs !== undefined,
    api: api.version(),
    ...(news.added === undefined
      ? {}
      : { lastSuccessMs: clock.now(), have: board.status().have + news.added }),
    // What was listed now is about to be fetched.
    ...(isNew ? { fetching: true } : {}),
  });
  if (news.ids !== undefined && isNew) board.changed(news.ids);
}

const isListed = ({ deepDoneMs, absentMs }: Stream): boolean =>
  deepDoneMs !== undefined || absentMs !== undefined;
