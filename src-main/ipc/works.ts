import type { AppError } from '../../src-shared/errors.ts';
import { orGivenUp } from '../../src-shared/given-up.ts';
import type { Result } from '../../src-shared/result.ts';

type Answer<T> = Promise<Result<T, AppError>>;

/** Requests that somebody waits for and may give up, under the names that the page gave them. */
export interface Works {
  /**
   * 'cancelled' the moment that it is given up, whatever is still to be put back behind it. Work
   * without a name can't be given up.
   */
  run<T>(workId: string | undefined, act: (signal: AbortSignal) => Answer<T>): Answer<T>;
  /** Nothing happens when it has ended already. */
  cancel(workId: string): void;
}

export function createWorks(): Works {
  const underWay = new Map<string, AbortController>();
  return {
    async run(workId, act) {
      const end = new AbortController();
      if (workId === undefined) return act(end.signal);
      underWay.set(workId, end);
      try {
        return await orGivenUp(act(end.signal), end.signal);
      } finally {
        underWay.delete(workId);
      }
    },
    cancel: (workId) => underWay.get(workId)?.abort(),
  };
}
