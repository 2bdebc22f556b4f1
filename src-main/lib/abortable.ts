import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';

/** The parts of AbortSignal that are needed here. */
interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Resolves as cancelled as soon as the signal is aborted. The work itself continues. */
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
