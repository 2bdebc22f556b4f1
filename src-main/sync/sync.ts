import { setMaxListeners } from 'node:events';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import { createMatching, type Matching } from './matching/matching.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { createCountRefresh } from './status/count-refresh.ts';
import { startRun, type SyncRun } from './sync-run.ts';
import { createStatusBoard, type Announce } from './status/status-board.ts';
import { defaultPollSchedule, type PollSchedule } from './list/walk.ts';
import { createPriorityFetch } from './fetch/priority-fetch.ts';
import { createFullCalls } from './fetch/full-calls.ts';

export interface SyncParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly announce: Announce;
  readonly clock: Clock;
  readonly rhythm?: PollSchedule;
  readonly random?: () => number;
}

/** Keeps the library in step with one workspace of Retell. */
export interface Sync {
  readonly start: () => void;
  pause(): SyncStatus;
  resume(): SyncStatus;
  /** Looks for new calls at once, whatever it was waiting for. */
  now(): SyncStatus;
  /** Nothing is asked or stored after this has resolved. */
  stop(): Promise<void>;
  readonly status: () => SyncStatus;
  /**
   * The call that the reviewer opens: fetched before everything else, also while the sync is paused.
   * Resolves when the library has it whole; `signal` ends the waiting for it.
   */
  readonly priorityFetch: (id: CallId, signal?: AbortSignal) => Promise<Result<true, AppError>>;
  /** Says that requests go one at a time now, or no longer. */
  setSlow(isSlow: boolean): void;
  /** Fetches what matches a filter, also while the sync is paused. */
  readonly matching: Pick<Matching, 'fetch' | 'stop'>;
  /** The calls that the reviewer comes to next, in that order; those that are whole are left alone. */
  prioritize(ids: readonly CallId[]): void;
}

export function createSync(parts: SyncParts): Sync {
  const { api, library, clock, rhythm = defaultPollSchedule, random = Math.random } = parts;
  const board = createStatusBoard(clock, parts.announce);
  const counts = createCountRefresh({ library, clock, board });
  const changed = (ids: readonly string[]): void => {
    board.changed(ids);
    counts();
  };
  const calls = createFullCalls(api, library, changed);
  const end = new AbortController();
  // A reviewer who leafs through calls has some dozens on their way; far more would be a leak.
  setMaxListeners(100, end.signal);
  const priorityFetch = createPriorityFetch({ library, calls, end: end.signal });
  const matching = createMatching({ ...parts, random, calls, changed });
  let run: SyncRun | undefined;
  let stopping = Promise.resolve();

  const startNewRun = (): void => {
    if (run !== undefined || end.signal.aborted) return;
    board.set({ running: true, paused: false, failure: undefined, failing: 0 });
    run = startRun({ api, library, clock, rhythm, random, board, calls, after: stopping });
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
      board.set({ running: false, paused: true, listing: false, fetchBackoff: false });
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

/** Chats are whole from the list on. */
async function callsNotHydrated(
  library: Library,
  ids: readonly CallId[],
): Promise<readonly CallId[]> {
  const answers = await Promise.all(ids.map((id) => library.request('calls:about', { id })));
  return ids.filter((_, place) => {
    const about = answers[place];
    return about?.ok === true && about.value.kind === 'call' && about.value.fetchedMs === undefined;
  });
}

/** Of several questions under way only the newest one's answer is used. */
function latestOnly<In, Out>(request: (input: In) => Promise<Out>) {
  let newest = 0;
  return async (input: In, use: (answer: Out) => void): Promise<void> => {
    newest += 1;
    const mine = newest;
    const answer = await request(input);
    if (mine === newest) use(answer);
  };
}
