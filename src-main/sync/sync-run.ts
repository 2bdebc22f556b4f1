import { setMaxListeners } from 'node:events';
import type { CallId } from '../../src-shared/call.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import type { Clock, RetellApi } from '../retell/port.ts';
import type { FullCalls } from './fetch/full-calls.ts';
import { createHydrator } from './fetch/hydrator.ts';
import { createLister, type ListProgress } from './list/lister.ts';
import { readState, type Stream, type SyncState } from './list/stored-state.ts';
import type { PollSchedule } from './list/walk.ts';
import { createBackoff, type Backoff } from './loop/backoff.ts';
import { classifyCallFailure } from './loop/sync-failure.ts';
import { createCountRefresh } from './status/count-refresh.ts';
import type { StatusBoard } from './status/status-board.ts';

/** Leaves room in the request budget for the lists and for what the reviewer opens. */
const maxWorkers = 10;

/**
 * The queue is completed before the transcripts: until every call is listed, full calls are fetched one at
 * a time, prioritized ones first, then the newest.
 */
const workerCount = ({ slow, listedAll }: SyncStatus): number =>
  slow === true || !listedAll ? 1 : maxWorkers;

/** One run of the sync, from start or resume until pause, failure or stop. */
export interface SyncRun {
  runNow(): void;
  readonly prioritize: (ids: readonly CallId[]) => void;
  stop(): Promise<void>;
}

export interface RunParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly pollSchedule: PollSchedule;
  readonly random: () => number;
  readonly board: StatusBoard;
  readonly calls: FullCalls;
  /** Resolves when the previous run has stored its last response. */
  readonly after: Promise<void>;
}

export function startRun(parts: RunParts): SyncRun {
  const { board } = parts;
  const aborter = new AbortController();
  // Every pending request listens to this signal. Node still warns about a real leak.
  setMaxListeners(100, aborter.signal);
  const listBackoff = backoffFor(parts, aborter, 'list');
  const fetchBackoff = backoffFor(parts, aborter, 'fetch');
  const counts = createCountRefresh(parts);
  const shared = { ...parts, stop: aborter.signal };
  const hydrator = createHydrator({
    ...shared,
    backoff: fetchBackoff,
    workers: () => workerCount(board.status()),
    busy(isBusy, failing) {
      board.set({ fetching: isBusy, failing });
      if (isBusy) counts();
    },
  });
  const lister = createLister({
    ...shared,
    backoff: listBackoff,
    onProgress(progress) {
      updateStatus(board, parts, progress);
      if ((progress.ids?.length ?? 0) === 0) return;
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

/** Continues from the state that the last run stored in the library. */
async function work(
  { library, board, after }: RunParts,
  stop: AbortSignal,
  backoff: Backoff,
  run: (state: SyncState) => Promise<void>,
): Promise<void> {
  await after;
  while (!stop.aborted) {
    const plan = await library.request('sync:plan', undefined);
    if (stop.aborted) return;
    if (plan.ok) {
      board.set({ callCount: plan.value.have, toFetch: plan.value.toFetch });
      return run(readState(plan.value.state));
    }
    if (!(await backoff.waitOut(plan.error, classifyCallFailure(plan.error)))) return;
  }
}

const backoffFor = (
  { clock, random, board }: RunParts,
  aborter: AbortController,
  loop: string,
): Backoff =>
  createBackoff({
    clock,
    stop: aborter.signal,
    random,
    waiting: board.waitingOf(loop),
    failed(error) {
      aborter.abort();
      board.set({ failure: error, running: false, listing: false, fetching: false });
    },
  });

function updateStatus(board: StatusBoard, { api, clock }: RunParts, progress: ListProgress): void {
  const { calls, chats } = progress.state;
  const isNew = (progress.ids?.length ?? 0) > 0;
  board.set({
    // Only the first listing is shown; polls happen every minute and are no news.
    listing: progress.listing && !(isListed(calls) && isListed(chats)),
    listedAll: calls.deepDoneMs !== undefined,
    api: api.version(),
    ...(progress.added === undefined
      ? {}
      : { lastSuccessMs: clock.now(), callCount: board.status().callCount + progress.added }),
    // New rows are about to be hydrated.
    ...(isNew ? { fetching: true } : {}),
  });
  if (progress.ids !== undefined && isNew) board.changed(progress.ids);
}

const isListed = ({ deepDoneMs, absentMs }: Stream): boolean =>
  deepDoneMs !== undefined || absentMs !== undefined;
