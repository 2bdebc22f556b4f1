import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Library } from '../../library/port.ts';
import type { Clock } from '../../retell/port.ts';
import type { Backoff } from '../loop/backoff.ts';
import { classifyCallFailure } from '../loop/sync-failure.ts';
import type { FullCalls } from './full-calls.ts';
import { createPostponed, type Postponed } from './postponed.ts';

export interface HydratorParts {
  readonly library: Library;
  readonly calls: FullCalls;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly backoff: Backoff;
  /** How many calls may be fetched at the same time; read before each batch. */
  readonly workers: () => number;
  /** Called before and after each batch, and when none is due. `failing` counts failed calls. */
  readonly busy: (isBusy: boolean, failing: number) => void;
}

export interface Hydrator {
  run(): Promise<void>;
  /** Fetches these calls before the others. None of them may be hydrated already. */
  readonly prioritize: (ids: readonly CallId[]) => void;
  /** Tries again without waiting, including calls that were postponed after an error. */
  retryNow(): void;
}

const batchSize = 40;
/** When nothing is due, calls can become due merely because time passes. */
const idleMs = 15_000;
/** After this many failures in a row, the server is taken to be at fault, not the calls. */
const maxConsecutiveFailures = 5;

/** Fetches full calls: those that were only listed, and those that are due for a refresh. */
export function createHydrator(parts: HydratorParts): Hydrator {
  const { library, stop, backoff } = parts;
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
        // No request can succeed any more, so the others are aborted instead of awaited.
        if (found !== undefined && classifyCallFailure(found) === 'stop') {
          await backoff.waitOut(found, 'stop');
        }
        error ??= found;
      }
    };
    await Promise.all(Array.from({ length: parts.workers() }, worker));
    return error;
  };

  /** Whether the loop continues. */
  const fetchBatch = async (): Promise<boolean> => {
    const toFetch = await library.request('calls:to-fetch', {
      limit: batchSize,
      exclude: postponed.ids(),
    });
    if (!toFetch.ok) return backoff.waitOut(toFetch.error, classifyCallFailure(toFetch.error));
    const due = toFetch.value.filter((id) => !postponed.has(id));
    const isBusy = due.length > 0 || prioritized.length > 0;
    parts.busy(isBusy, postponed.failing());
    if (!isBusy) return backoff.rest(idleMs);
    const error = await work(due);
    parts.busy(true, postponed.failing());
    if (error === undefined) return true;
    const failure = classifyCallFailure(error);
    return backoff.waitOut(error, failure === 'one-call' ? 'wait' : failure);
  };

  return {
    async run() {
      while (!stop.aborted) if (!(await fetchBatch())) return;
    },
    prioritize(ids) {
      prioritized = ids;
      backoff.wake();
    },
    retryNow() {
      postponed.retryAll();
      backoff.wake();
    },
  };
}

/** Fetches one call. `undefined` means success, or a failure that concerns this call only. */
function createFetchOne({ calls, stop, backoff }: HydratorParts, postponed: Postponed) {
  let failuresSoFar = 0;
  const options = { priority: 'hydrate', signal: stop, onWait: backoff.onWait } as const;
  return async (id: CallId): Promise<AppError | undefined> => {
    const fetched = await calls.fetch(id, options, 'call');
    if (fetched.ok || fetched.error.kind === 'gone') {
      failuresSoFar = 0;
      postponed.fetched(id);
      backoff.reset();
      return undefined;
    }
    const failure = classifyCallFailure(fetched.error);
    if (failure === 'cancelled') return undefined;
    if (failure !== 'one-call') return fetched.error;
    postponed.failed(id);
    failuresSoFar += 1;
    if (failuresSoFar < maxConsecutiveFailures) return undefined;
    failuresSoFar = 0;
    return fetched.error;
  };
}
