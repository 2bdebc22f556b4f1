/*
 * The sync brings the calls and chats of one workspace into its library. Levels, lowest first:
 * - `loop/`: what a failure means, and how a loop rests and backs off.
 * - `status/`: the status that the reviewer sees.
 * - `list/`: reads the lists page by page (`lister.ts`); where to continue is stored with each page.
 * - `fetch/`: hydrates listed calls (`hydrator.ts`), opened calls first (`priority-fetch.ts`).
 * - `matching/`: loads only the calls that match a filter, beside the other loops.
 * - `sync-run.ts`: one run from start to pause, failure or stop. Start reading there.
 */

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
  let run: SyncRun | undefined;
  let stopping = Promise.resolve();

  const startNewRun = (): void => {
    if (run !== undefined || end.signal.aborted) return;
    board.set({ running: true, paused: false, failure: undefined, failing: 0 });
    run = startRun({ api, library, clock, pollSchedule, random, board, calls, after: stopping });
  };
  const stopRun = (): Promise<void> => {
    stopping = run?.stop() ?? stopping;
    run = undefined;
    return stopping;
  };
  const notHydrated = latestOnly((ids: readonly CallId[]) => callsNotHydrated(library, ids));
  return {
    start: startNewRun,
    status: board.status,
    priorityFetch: priorityFetch.fetch,
    matching,
    pause() {
      void stopRun();
      board.set({ running: false, paused: true, listing: false, fetching: false });
      return board.status();
    },
    resume() {
      if (board.status().phase === 'failed') void stopRun();
      startNewRun();
      return board.status();
    },
    now() {
      if (board.status().phase === 'failed') void stopRun();
      startNewRun();
      run?.runNow();
      return board.status();
    },
    async stop() {
      end.abort();
      await Promise.all([stopRun(), priorityFetch.settled(), matching.close()]);
      board.set({ running: false, listing: false });
      board.close();
    },
    setSlow(isSlow) {
      board.set({ slow: isSlow });
    },
    prioritize: (ids) => void notHydrated(ids, (due) => run?.prioritize(due)),
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
  let newest = 0;
  return async (input: In, use: (response: Out) => void): Promise<void> => {
    newest += 1;
    const mine = newest;
    const response = await request(input);
    if (mine === newest) use(response);
  };
}
