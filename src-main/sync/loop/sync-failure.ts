import type { AppError } from '../../../src-shared/errors.ts';

/**
 * What a failure means for the sync: stop until the reviewer acts, wait and try again, skip this one
 * call, or nothing because the work was cancelled.
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
  'library-rebuilt': 'wait',
  'disk-full': 'wait',
  'disk-failed': 'wait',
  'file-denied': 'wait',
  'file-in-use': 'wait',
  unexpected: 'wait',
  cancelled: 'cancelled',
};

/** An error that concerns one call only must not stop the others. */
export const classifyCallFailure = (error: AppError): SyncFailure =>
  failureByKind[error.kind] ?? 'one-call';

/** Without its list the sync cannot continue, so every error that may pass is waited out. */
export function classifyListFailure(error: AppError): SyncFailure {
  const failure = classifyCallFailure(error);
  if (failure !== 'one-call') return failure;
  return error.kind === 'refused' || error.kind === 'bad-request' ? 'stop' : 'wait';
}

/** Exponential backoff with full jitter up to a minute, or the time that the server names. */
export function retryDelayMs(error: AppError, failures: number, random: () => number): number {
  if (error.kind === 'rate-limited') return error.retryAfterMs + Math.floor(random() * 1000);
  const ceiling = Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 10));
  return 500 + Math.floor(random() * (ceiling - 500));
}
