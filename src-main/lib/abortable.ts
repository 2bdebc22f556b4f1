import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';

/** As much of an AbortSignal as it takes to hear of its end, in any layer. */
interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Ends the waiting for work at once when the signal is aborted; the work itself goes its own way. */
export function abortable<T>(
  work: Promise<Result<T, AppError>>,
  signal: AbortSignalLike,
): Promise<Result<T, AppError>> {
  const cancelled = err<AppError>({ kind: 'cancelled' });
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve, reject) => {
    const cancel = (): void => resolve(cancelled);
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
