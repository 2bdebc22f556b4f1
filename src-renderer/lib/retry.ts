import type { AppError } from '../../src-shared/errors.ts';
import { backoffMs } from '../../src-shared/kit/retry.ts';
import { explainError } from './error-text.ts';

interface RetryOptions {
  readonly wait: (ms: number) => Promise<void>;
  /** False once the retry is no longer needed, for example because another call is open. */
  readonly isStillNeeded: (error: AppError) => boolean;
}

const backoff = { firstMs: 5000, maxMs: 60_000 };

/** Retries after transient errors with exponential backoff, until it succeeds or is no longer needed. */
export async function retryWithBackoff(
  attempt: () => Promise<AppError | undefined>,
  { wait, isStillNeeded }: RetryOptions,
): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    const error = await attempt();
    if (error === undefined || !explainError(error).retry) return;
    await wait(delayMs(error, failures));
    if (!isStillNeeded(error)) return;
  }
}

const delayMs = (error: AppError, failures: number): number =>
  error.kind === 'rate-limited'
    ? Math.max(backoff.firstMs, error.retryAfterMs)
    : backoffMs(backoff, failures);
