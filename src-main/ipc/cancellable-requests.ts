import type { AppError } from '../../src-shared/errors.ts';
import { abortable } from '../lib/abortable.ts';
import type { Result } from '../../src-shared/result.ts';

type AsyncResult<T> = Promise<Result<T, AppError>>;

/** Requests that can be cancelled, by the ids that the renderer gave them. */
export interface CancellableRequests {
  /**
   * Resolves to 'cancelled' as soon as the request is cancelled, without waiting for its cleanup. A
   * request without an id can't be cancelled.
   */
  run<T>(workId: string | undefined, act: (signal: AbortSignal) => AsyncResult<T>): AsyncResult<T>;
  /** Has no effect if the request has already ended. */
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
