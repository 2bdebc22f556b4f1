import type { CallId } from '../../../src-shared/call.ts';
import type { Clock } from '../../retell/port.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Library } from '../../library/port.ts';
import type { Backoff } from '../loop/backoff.ts';
import { classifyCallFailure } from '../loop/sync-failure.ts';
import type { FullCalls } from './full-calls.ts';

/** Calls to leave alone for now. */
export interface Postponed {
  add(id: CallId): void;
  /** It has come, or never will. */
  remove(id: CallId): void;
  ids(): readonly CallId[];
  /** How many have not come at their last try, those included that are due again. */
  count(): number;
  /** All are due now: the reviewer asks for it. */
  retryAll(): void;
}

/** Calls that were answered by an error are left alone for a while, each time for longer. */
export function createPostponed(clock: Clock): Postponed {
  const entries = new Map<CallId, { untilMs: number; tries: number }>();
  return {
    add(id: CallId): void {
      const tries = (entries.get(id)?.tries ?? 0) + 1;
      const waitMs = Math.min(60 * 60_000, 30_000 * 2 ** Math.min(tries, 10));
      entries.set(id, { untilMs: clock.now() + waitMs, tries });
    },
    remove: (id) => void entries.delete(id),
    ids(): readonly CallId[] {
      const now = clock.now();
      return [...entries].filter(([, { untilMs }]) => untilMs > now).map(([id]) => id);
    },
    count: () => entries.size,
    retryAll(): void {
      for (const [id, entry] of entries) entries.set(id, { ...entry, untilMs: clock.now() });
    },
  };
}

export interface HydratorParts {
  readonly library: Library;
  readonly calls: FullCalls;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly pace: Backoff;
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
  readonly prioritize: (ids: readonly CallId[]) => void;
  /** Tries at once, also what was put off after an error. */
  retryNow(): void;
}

const batchSize = 40;
/** When nothing is due, calls may become due by time alone. */
const idleMs = 15_000;
/** So many failures in a row are the server's trouble and not the calls'. */
const maxConsecutiveFailures = 5;

/** Fetches the whole of calls that were only listed, or are due again. */
export function createHydrator(parts: HydratorParts): Hydrator {
  const { library, stop, pace } = parts;
  const postponed = createPostponed(parts.clock);
  const fetchOne = createFetchOne(parts, postponed);
  let prioritized: readonly CallId[] = [];

  const work = async (due: readonly CallId[]): Promise<AppError | undefined> => {
    let left = due;
    let error: AppError | undefined;
    const take = (): CallId | undefined => {
      const id = prioritized[0] ?? left[0];
      prioritized = prioritized.slice(1);
      left = left.filter((other) => other !== id);
      return id;
    };
    const worker = async (): Promise<void> => {
      while (error === undefined && !stop.aborted) {
        const id = take();
        if (id === undefined) return;
        const found = await fetchOne(id);
        // Hopeless for all: the other requests are broken off, not waited for.
        if (found !== undefined && classifyCallFailure(found) === 'stop')
          await pace.waitOut(found, 'stop');
        error ??= found;
      }
    };
    await Promise.all(Array.from({ length: parts.workers() }, worker));
    return error;
  };

  /** Whether the loop goes on. */
  const fetchBatch = async (): Promise<boolean> => {
    const due = await library.request('calls:to-fetch', {
      limit: batchSize,
      notBefore: postponed.ids(),
    });
    if (!due.ok) return pace.waitOut(due.error, classifyCallFailure(due.error));
    const isBusy = due.value.length > 0 || prioritized.length > 0;
    parts.busy(isBusy, postponed.count());
    if (!isBusy) return pace.rest(idleMs);
    const error = await work(due.value);
    parts.busy(true, postponed.count());
    if (error === undefined) return true;
    const verdict = classifyCallFailure(error);
    return pace.waitOut(error, verdict === 'one-call' ? 'wait' : verdict);
  };

  return {
    async run() {
      while (!stop.aborted) if (!(await fetchBatch())) return;
    },
    prioritize(ids) {
      prioritized = ids;
      pace.wake();
    },
    retryNow() {
      postponed.retryAll();
      pace.wake();
    },
  };
}

/** Fetches one call; answers `undefined` when all went well or the call alone is to blame. */
function createFetchOne({ calls, stop, pace }: HydratorParts, postponed: Postponed) {
  let failuresSoFar = 0;
  const how = { priority: 'hydrate', signal: stop, onWait: pace.onWait } as const;
  return async (id: CallId): Promise<AppError | undefined> => {
    const fetched = await calls.fetch(id, how, 'call');
    if (fetched.ok || fetched.error.kind === 'gone') {
      failuresSoFar = 0;
      postponed.remove(id);
      pace.reset();
      return undefined;
    }
    const failure = classifyCallFailure(fetched.error);
    if (failure === 'cancelled') return undefined;
    if (failure !== 'one-call') return fetched.error;
    postponed.add(id);
    failuresSoFar += 1;
    if (failuresSoFar < maxConsecutiveFailures) return undefined;
    failuresSoFar = 0;
    return fetched.error;
  };
}
