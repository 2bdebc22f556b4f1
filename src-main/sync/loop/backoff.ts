import type { AppError } from '../../../src-shared/errors.ts';
import type { Clock, OnWait } from '../../retell/port.ts';
import { retryDelayMs, type SyncFailure } from './sync-failure.ts';

/** How one loop of the sync rests, waits after failures and is woken. */
export interface Backoff {
  /** Ends early when woken or stopped; false when stopped. */
  rest(ms: number): Promise<boolean>;
  /** Whether the loop continues; false after a failure that only the reviewer can resolve. */
  waitOut(error: AppError, failure: SyncFailure): Promise<boolean>;
  /** After a success: the next failure is waited out briefly again. */
  reset(): void;
  wake(): void;
  /** Passes the waits inside a request on to the status. */
  readonly onWait: OnWait;
}

export interface BackoffParts {
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly random: () => number;
  readonly waiting: OnWait;
  readonly failed: (error: AppError) => void;
}

export function createBackoff({ clock, stop, random, waiting, failed }: BackoffParts): Backoff {
  let waker = new AbortController();
  let failures = 0;
  const rest = async (ms: number): Promise<boolean> => {
    await clock.sleep(ms, AbortSignal.any([stop, waker.signal]));
    return !stop.aborted;
  };
  return {
    rest,
    onWait: waiting,
    async waitOut(error, failure) {
      if (stop.aborted || failure === 'cancelled') return !stop.aborted;
      if (failure === 'stop') {
        failed(error);
        return false;
      }
      failures += 1;
      const ms = retryDelayMs(error, failures, random);
      waiting({ nextTryMs: clock.now() + ms, reason: error.kind });
      const continues = await rest(ms);
      waiting();
      return continues;
    },
    reset() {
      failures = 0;
    },
    wake() {
      waker.abort();
      waker = new AbortController();
    },
  };
}
