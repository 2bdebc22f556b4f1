import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { Pace } from './pace.ts';
import { createPostponed, type Postponed } from './postponed.ts';
import { callTrouble } from './trouble.ts';
import type { WholeCalls } from './whole-calls.ts';

export interface HydratorParts {
  readonly library: Library;
  readonly calls: WholeCalls;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly pace: Pace;
  /** How many calls may be fetched at the same time, now. */
  readonly workers: () => number;
  /**
   * Told when work begins, after every stretch of it, and when there is none; with how many calls were
   * answered by an error at their last try.
   */
  readonly busy: (isBusy: boolean, failing: number) => void;
}

export interface Hydrator {
  run(): Promise<void>;
  /** These, not whole yet, go before the library's own order: the reviewer comes to them next. */
  readonly soon: (ids: readonly CallId[]) => void;
  /** Tries at once, also what was put off after an error. */
  lookNow(): void;
}

const batch = 40;
/** When nothing is due, calls may become due by time alone. */
const restMs = 15_000;
/** So many failures in a row are the server's trouble and not the calls'. */
const failuresInARow = 5;

/** Fetches the whole of calls that were only listed, or are due again. */
export function createHydrator(parts: HydratorParts): Hydrator {
  const { library, stop, pace } = parts;
  const later = createPostponed(parts.clock);
  const fetchOne = createFetchOne(parts, later);
  let front: readonly CallId[] = [];

  const work = async (due: readonly CallId[]): Promise<AppError | undefined> => {
    let left = due;
    let trouble: AppError | undefined;
    const take = (): CallId | undefined => {
      const id = front[0] ?? left[0];
      front = front.slice(1);
      left = left.filter((other) => other !== id);
      return id;
    };
    const worker = async (): Promise<void> => {
      while (trouble === undefined && !stop.aborted) {
        const id = take();
        if (id === undefined) return;
        const found = await fetchOne(id);
        // Hopeless for all: the other requests are broken off, not waited for.
        if (found !== undefined && callTrouble(found) === 'stop') await pace.waitOut(found, 'stop');
        trouble ??= found;
      }
    };
    await Promise.all(Array.from({ length: parts.workers() }, worker));
    return trouble;
  };

  /** Whether the loop goes on. */
  const stretch = async (): Promise<boolean> => {
    const due = await library.ask('calls:to-fetch', { limit: batch, notBefore: later.ids() });
    if (!due.ok) return pace.waitOut(due.error, callTrouble(due.error));
    const isBusy = due.value.length > 0 || front.length > 0;
    parts.busy(isBusy, later.count());
    if (!isBusy) return pace.rest(restMs);
    const trouble = await work(due.value);
    parts.busy(true, later.count());
    if (trouble === undefined) return true;
    const verdict = callTrouble(trouble);
    return pace.waitOut(trouble, verdict === 'one-call' ? 'wait' : verdict);
  };

  return {
    async run() {
      while (!stop.aborted) if (!(await stretch())) return;
    },
    soon(ids) {
      front = ids;
      pace.wake();
    },
    lookNow() {
      later.dueNow();
      pace.wake();
    },
  };
}

/** Fetches one call; answers `undefined` when all went well or the call alone is to blame. */
function createFetchOne({ calls, stop, pace }: HydratorParts, later: Postponed) {
  let failuresSoFar = 0;
  const how = { priority: 'hydrate', signal: stop, onWait: pace.onWait } as const;
  return async (id: CallId): Promise<AppError | undefined> => {
    const fetched = await calls.fetch(id, how, 'call');
    if (fetched.ok || fetched.error.kind === 'gone') {
      failuresSoFar = 0;
      later.remove(id);
      pace.fine();
      return undefined;
    }
    const trouble = callTrouble(fetched.error);
    if (trouble === 'cancelled') return undefined;
    if (trouble !== 'one-call') return fetched.error;
    later.add(id);
    failuresSoFar += 1;
    if (failuresSoFar < failuresInARow) return undefined;
    failuresSoFar = 0;
    return fetched.error;
  };
}
