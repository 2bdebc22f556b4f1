import { setMaxListeners } from 'node:events';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import { createMatching, type Matching } from './matching.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { createCounts } from './counts.ts';
import { startRun, type Run } from './run.ts';
import { createStatusBoard, type Announce } from './status-board.ts';
import { defaultRhythm, type Rhythm } from './walk.ts';
import { createWanted } from './wanted.ts';
import { createWholeCalls } from './whole-calls.ts';

export interface SyncParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly announce: Announce;
  readonly clock: Clock;
  readonly rhythm?: Rhythm;
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
  readonly wanted: (id: CallId, signal?: AbortSignal) => Promise<Result<true, AppError>>;
  /** Says that requests go one at a time now, or no longer. */
  slow(isSlow: boolean): void;
  /** Fetches what matches a filter, also while the sync is paused. */
  readonly matching: Pick<Matching, 'fetch' | 'stop'>;
  /** The calls that the reviewer comes to next, in that order; those that are whole are left alone. */
  soon(ids: readonly CallId[]): void;
}

export function createSync(parts: SyncParts): Sync {
  const { api, library, clock, rhythm = defaultRhythm, random = Math.random } = parts;
  const board = createStatusBoard(clock, parts.announce);
  const counts = createCounts({ library, clock, board });
  const changed = (ids: readonly string[]): void => {
    board.changed(ids);
    counts();
  };
  const calls = createWholeCalls(api, library, changed);
  const end = new AbortController();
  // A reviewer who leafs through calls has some dozens on their way; far more would be a leak.
  setMaxListeners(100, end.signal);
  const wanted = createWanted({ library, calls, end: end.signal });
  const matching = createMatching({ ...parts, random, calls, changed });
  let run: Run | undefined;
  let halting = Promise.resolve();

  const begin = (): void => {
    if (run !== undefined || end.signal.aborted) return;
    board.set({ running: true, paused: false, failure: undefined, failing: 0 });
    run = startRun({ api, library, clock, rhythm, random, board, calls, after: halting });
  };
  const halt = (): Promise<void> => {
    halting = run?.halt() ?? halting;
    run = undefined;
    return halting;
  };
  const notWhole = newestOnly((ids: readonly CallId[]) => callsNotWhole(library, ids));
  return {
    start: begin,
    status: board.status,
    wanted: wanted.fetch,
    matching,
    pause() {
      void halt();
      board.set({ running: false, paused: true, listing: false, fetching: false });
      return board.status();
    },
    resume() {
      if (board.status().phase === 'failed') void halt();
      begin();
      return board.status();
    },
    now() {
      if (board.status().phase === 'failed') void halt();
      begin();
      run?.lookNow();
      return board.status();
    },
    async stop() {
      end.abort();
      await Promise.all([halt(), wanted.settled(), matching.close()]);
      board.set({ running: false, listing: false });
      board.close();
    },
    slow(isSlow) {
      board.set({ slow: isSlow });
    },
    soon: (ids) => void notWhole(ids, (due) => run?.soon(due)),
  };
}

/** Chats are whole from the list on. */
async function callsNotWhole(library: Library, ids: readonly CallId[]): Promise<readonly CallId[]> {
  const answers = await Promise.all(ids.map((id) => library.ask('calls:about', { id })));
  return ids.filter((_, place) => {
    const about = answers[place];
    return about?.ok === true && about.value.kind === 'call' && about.value.fetchedMs === undefined;
  });
}

/** Of several questions under way only the newest one's answer is used. */
function newestOnly<In, Out>(ask: (input: In) => Promise<Out>) {
  let newest = 0;
  return async (input: In, use: (answer: Out) => void): Promise<void> => {
    newest += 1;
    const mine = newest;
    const answer = await ask(input);
    if (mine === newest) use(answer);
  };
}
