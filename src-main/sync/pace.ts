import type { AppError } from '../../src-shared/errors.ts';
import type { Clock } from '../retell/port.ts';
import type { OnWait } from '../retell/port.ts';
import { waitMs, type Trouble } from './trouble.ts';

/** How a loop of the sync rests, waits out trouble, and is woken. */
export interface Pace {
  /** Ends early when woken or stopped; false when stopped. */
  rest(ms: number): Promise<boolean>;
  /** Whether the loop goes on; false after trouble that only the reviewer can end. */
  waitOut(error: AppError, trouble: Trouble): Promise<boolean>;
  /** The last thing tried went well. */
  fine(): void;
  wake(): void;
  /** Hands the waits inside a request on to the status. */
  readonly onWait: OnWait;
}

export interface PaceParts {
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly random: () => number;
  readonly waiting: OnWait;
  readonly failed: (error: AppError) => void;
}

export function createPace({ clock, stop, random, waiting, failed }: PaceParts): Pace {
  let alarm = new AbortController();
  let failures = 0;
  const rest = async (ms: number): Promise<boolean> => {
    await clock.sleep(ms, AbortSignal.any([stop, alarm.signal]));
    return !stop.aborted;
  };
  return {
    rest,
    onWait: waiting,
    async waitOut(error, trouble) {
      if (stop.aborted || trouble === 'cancelled') return !stop.aborted;
      if (trouble === 'stop') {
        failed(error);
        return false;
      }
      failures += 1;
      const ms = waitMs(error, failures, random);
      waiting({ nextTryMs: clock.now() + ms, reason: error.kind });
      const goesOn = await rest(ms);
      waiting();
      return goesOn;
    },
    fine() {
      failures = 0;
    },
    wake() {
      alarm.abort();
      alarm = new AbortController();
    },
  };
}
