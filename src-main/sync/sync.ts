/*
 * The sync brings the calls and chats of one workspace into its library. Levels, lowest first:
 * - `loop/`: what a failure means, and how a loop rests and backs off.
 * - `status/`: the status that the reviewer sees.
 * - `list/`: reads the lists page by page (`lister.ts`); where to continue is stored with each page.
 * - `fetch/`: hydrates listed calls (`hydrator.ts`), opened calls first (`priority-fetch.ts`).
 * - `matching/`: loads only the calls that match a filter, beside the other loops.
 * - `sync-run.ts`: one run from start to pause, failure or stop. Start reading there.
 */

import { createLatest } from '../../src-shared/kit/latest.ts';
import { setMaxListeners } from 'node:events';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import type { Clock, RetellApi } from '../retell/port.ts';
import { createFullCalls } from './fetch/full-calls.ts';
import { createPriorityFetch } from './fetch/priority-fetch.ts';
import { defaultPollSchedule, type PollSchedule } from './list/walk.ts';
import { createMatching, type Matching } from './matching/matching.ts';
import { createCountRefresh } from './status/count-refresh.ts';
import { createStatusBoard, type Announce } from './status/status-board.ts';
import { startRun, type SyncRun } from './sync-run.ts';

export interface SyncParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly announce: Announce;
  readonly clock: Clock;
  readonly pollSchedule?: PollSchedule;
  readonly random?: () => number;
}

/** Keeps the library up to date with one Retell workspace. */
export interface Sync {
  readonly start: () => void;
  pause(): SyncStatus;
  resume(): SyncStatus;
  /** Checks for new calls at once, whatever it was waiting for. */
  now(): SyncStatus;
  /** Begins with the state in the library, because the library was replaced. */
  restart(): void;
  /** After it has resolved, nothing is requested or stored any more. */
  stop(): Promise<void>;
  readonly status: () => SyncStatus;
  /**
   * Fetches the call that the reviewer opens before everything else, even while the sync is paused.
   * Resolves when the full call is stored; `signal` ends the waiting for it.
   */
  readonly priorityFetch: (id: CallId, signal?: AbortSignal) => Promise<Result<true, AppError>>;
  /** Whether requests are sent one at a time, because the account is near its limit. */
  setSlow(isSlow: boolean): void;
  /** Loads the calls that match a filter, even while the sync is paused. */
  readonly matching: Pick<Matching, 'fetch' | 'stop'>;
  /** Hydrates these calls first, in this order, because they follow the open one in the queue. */
  prioritize(ids: readonly CallId[]): void;
}

export function createSync(parts: SyncParts): Sync {
  const { api, library, clock, pollSchedule = defaultPollSchedule, random = Math.random } = parts;
  const board = createStatusBoard(clock, parts.announce);
  const counts = createCountRefresh({ library, clock, board });
  const changed = (ids: readonly CallId[]): void => {
    board.changed(ids);
    counts();
  };
  const calls = createFullCalls(api, library, changed);
  const end = new AbortController();
  // Dozens of calls can be pending at once when a reviewer pages quickly through the queue.
  setMaxListeners(100, end.signal);
  const priorityFetch = createPriorityFetch({ library, calls, end: end.signal });
  const matching = createMatching({ ...parts, random, calls, changed });
  const runs = createRuns({
    start(after) {
      board.set({ running: true, paused: false, failure: undefined, failing: 0 });
      return startRun({ api, library, clock, pollSchedule, random, board, calls, after });
    },
    end: end.signal,
  });
  const startAgain = (): SyncStatus => {
    if (board.status().phase === 'failed') void runs.stop();
    runs.start();
    return board.status();
  };
  const notHydrated = latestOnly((ids: readonly CallId[]) => callsNotHydrated(library, ids));
  return {
    start: () => runs.start(),
    status: board.status,
    priorityFetch: priorityFetch.fetch,
    matching,
    pause() {
      void runs.stop();
      board.set({ running: false, paused: true, listing: false, fetching: false });
      return board.status();
    },
    resume: startAgain,
    now() {
      startAgain();
      runs.current()?.runNow();
      return board.status();
    },
    restart() {
      const isRunning = runs.current() !== undefined;
      void runs.stop();
      board.set({ callCount: 0, toFetch: 0, listedAll: false, listing: isRunning });
      if (isRunning) runs.start();
    },
    async stop() {
      end.abort();
      await Promise.all([runs.stop(), priorityFetch.settled(), matching.close()]);
      board.set({ running: false, listing: false });
      board.close();
    },
    setSlow(isSlow) {
      board.set({ slow: isSlow });
    },
    prioritize: (ids) => void notHydrated(ids, (due) => runs.current()?.prioritize(due)),
  };
}

interface RunsParts {
  /** Starts a run that waits until the previous one has stored its last response. */
  readonly start: (after: Promise<void>) => SyncRun;
  readonly end: AbortSignal;
}

/** At most one run at a time. */
function createRuns({ start, end }: RunsParts) {
  let run: SyncRun | undefined;
  let stopping = Promise.resolve();
  return {
    current: () => run,
    start(): void {
      if (run === undefined && !end.aborted) run = start(stopping);
    },
    stop(): Promise<void> {
      stopping = run?.stop() ?? stopping;
      run = undefined;
      return stopping;
    },
  };
}

/** Chats need no hydration: they are stored in full when they are listed. */
async function callsNotHydrated(
  library: Library,
  ids: readonly CallId[],
): Promise<readonly CallId[]> {
  const responses = await Promise.all(ids.map((id) => library.request('calls:about', { id })));
  return ids.filter((_, index) => {
    const about = responses[index];
    return about?.ok === true && about.value.kind === 'call' && about.value.fetchedMs === undefined;
  });
}

/** Uses the response to the newest of several pending requests and drops the others. */
function latestOnly<In, Out>(request: (input: In) => Promise<Out>) {
  const requests = createLatest();
  return async (input: In, use: (response: Out) => void): Promise<void> => {
    const isNewest = requests.begin();
    const response = await request(input);
    if (isNewest()) use(response);
  };
}
