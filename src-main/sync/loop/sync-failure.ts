import type { AppError } from '../../../src-shared/errors.ts';

/**
 * What a failure means for the sync as a whole: it stops until the reviewer does something, waits and
 * goes on by itself, or has to do with this one call only.
 */
export type SyncFailure = 'stop' | 'wait' | 'one-call' | 'cancelled';

const failureByKind: Partial<Record<AppError['kind'], SyncFailure>> = {
  'wrong-key': 'stop',
  'key-missing': 'stop',
  'bad-url': 'stop',
  'library-newer': 'stop',
  'no-workspace': 'stop',
  offline: 'wait',
  'rate-limited': 'wait',
  'library-restarting': 'wait',
  'library-unreadable': 'wait',
  'disk-full': 'wait',
  'file-denied': 'wait',
  unexpected: 'wait',
  cancelled: 'cancelled',
};

/** A call that alone is answered by an error must not hold up the others. */
export const classifyCallFailure = (error: AppError): SyncFailure =>
  failureByKind[error.kind] ?? 'one-call';

/** A list has nothing beside it that could go on: what is not hopeless is tried again. */
export function classifyListFailure(error: AppError): SyncFailure {
  const failure = classifyCallFailure(error);
  if (failure !== 'one-call') return failure;
  return error.kind === 'refused' || error.kind === 'bad-request' ? 'stop' : 'wait';
}

/** Full jitter up to a minute; a server that names a time is asked right after it. */
export function retryDelayMs(error: AppError, failures: number, random: () => number): number {
  if (error.kind === 'rate-limited') return error.retryAfterMs + Math.floor(random() * 1000);
  const ceiling = Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 10));
  return 500 + Math.floor(random() * (ceiling - 500));
}
