import { setMaxListeners } from 'node:events';
import type { CallId } from '../../src-shared/call.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { createCountRefresh } from './status/count-refresh.ts';
import { createHydrator } from './fetch/hydrator.ts';
import { createLister, type ListProgress } from './list/lister.ts';
import { createBackoff, type Backoff } from './loop/backoff.ts';
import type { StatusBoard } from './status/status-board.ts';
import { readState, type Stream, type SyncState } from './list/stored-state.ts';
import { classifyCallFailure } from './loop/sync-failure.ts';
import type { PollSchedule } from './list/walk.ts';
import type { FullCalls } from './fetch/full-calls.ts';

/** With the requests of the lists and of the reviewer they stay within the shared budget. */
const maxWorkers = 10;

/**
 * First the whole queue, then what its calls say: as long as the list is not at its end, transcripts
 * come one at a time, newest first, and those that the reviewer wants or comes to next.
 */
const workerCount = ({ slow, listedAll }: SyncStatus): number =>
  slow === true || !listedAll ? 1 : maxWorkers;

/** The sync from start or resume to pause, failure or stop. */
export interface SyncRun {
  runNow(): void;
  readonly prioritize: (ids: readonly CallId[]) => void;
  stop(): Promise<void>;
}

export interface RunParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly rhythm: PollSchedule;
  readonly random: () => number;
  readonly board: StatusBoard;
  readonly calls: FullCalls;
  /** The run before this one has stored its last. */
  readonly after: Promise<void>;
}

export function startRun(parts: RunParts): SyncRun {
  const { board } = parts;
  const aborter = new AbortController();
  // Every request under way listens for the end; far more than those would be a leak, and is still told.
  setMaxListeners(100, aborter.signal);
  const listBackoff = backoffFor(parts, aborter, 'list');
  const fetchBackoff = backoffFor(parts, aborter, 'fetch');
  const counts = createCountRefresh(parts);
  const shared = { ...parts, stop: aborter.signal };
  const hydrator = createHydrator({
    ...shared,
    pace: fetchBackoff,
    workers: () => workerCount(board.status()),
    busy(isBusy, failing) {
      board.set({ fetchBackoff: isBusy, failing });
      if (isBusy) counts();
    },
  });
  const lister = createLister({
    ...shared,
    pace: listBackoff,
    onProgress(news) {
      updateStatus(board, parts, news);
      if ((news.ids?.length ?? 0) === 0) return;
      counts();
      fetchBackoff.wake();
    },
  });
  const done = work(parts, aborter.signal, listBackoff, async (state) => {
    await Promise.all([lister.run(state), hydrator.run()]);
  });
  return {
    runNow() {
      lister.pollNow();
      hydrator.retryNow();
    },
    prioritize: hydrator.prioritize,
    async stop() {
      aborter.abort();
      await done;
    },
  };
}

/** Begins where the library says that the last run got to. */
async function work(
  { library, board, after }: RunParts,
  over: AbortSignal,
  pace: Backoff,
  from: (state: SyncState) => Promise<void>,
): Promise<void> {
  await after;
  while (!over.aborted) {
    const plan = await library.request('sync:plan', undefined);
    if (over.aborted) return;
    if (plan.ok) {
      board.set({ have: plan.value.have, toFetch: plan.value.toFetch });
      return from(readState(plan.value.state));
    }
    if (!(await pace.waitOut(plan.error, classifyCallFailure(plan.error)))) return;
  }
}

const backoffFor = (
  { clock, random, board }: RunParts,
  over: AbortController,
  loop: string,
): Backoff =>
  createBackoff({
    clock,
    stop: over.signal,
    random,
    waiting: board.waitingOf(loop),
    failed(error) {
      over.abort();
      board.set({ failure: error, running: false, listing: false, fetchBackoff: false });
    },
  });

function updateStatus(board: StatusBoard, { api, clock }: RunParts, progress: ListProgress): void {
  const { calls, chats } = progress.state;
  const isNew = (progress.ids?.length ?? 0) > 0;
  board.set({
    // Later looks are quiet: the reviewer need not hear every minute that one is made.
    listing: progress.listing && !(isListed(calls) && isListed(chats)),
    listedAll: calls.deepDoneMs !== undefined,
    api: api.version(),
    ...(progress.added === undefined
      ? {}
      : { lastSuccessMs: clock.now(), have: board.status().callCount + progress.added }),
    // What was listed now is about to be fetched.
    ...(isNew ? { fetchBackoff: true } : {}),
  });
  if (progress.ids !== undefined && isNew) board.changed(progress.ids);
}

const isListed = ({ deepDoneMs, absentMs }: Stream): boolean =>
  deepDoneMs !== undefined || absentMs !== undefined;
