import type { AppError } from '../../src-shared/errors.ts';
import { abortable } from '../lib/abortable.ts';
import type { Result } from '../../src-shared/result.ts';

type AsyncResult<T> = Promise<Result<T, AppError>>;

/** Requests that somebody waits for and may give up, under the names that the page gave them. */
export interface CancellableRequests {
  /**
   * 'cancelled' the moment that it is given up, whatever is still to be put back behind it. Work
   * without a name can't be given up.
   */
  run<T>(workId: string | undefined, act: (signal: AbortSignal) => AsyncResult<T>): AsyncResult<T>;
  /** Nothing happens when it has ended already. */
  cancel(workId: string): void;
}

export function createCancellableRequests(): CancellableRequests {
  const controllers = new Map<string, AbortController>();
  return {
    async run(workId, act) {
      const controller = new AbortController();
      if (workId === undefined) return act(controller.signal);
      controllers.set(workId, controller);
      try {
        return await abortable(act(controller.signal), controller.signal);
      } finally {
        controllers.delete(workId);
      }
    },
    cancel: (workId) => controllers.get(workId)?.abort(),
  };
}
