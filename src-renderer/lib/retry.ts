import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from './error-text.ts';

interface RetryOptions {
  readonly wait: (ms: number) => Promise<void>;
  /** False once the retry is no longer needed, for example because another call is open. */
  readonly isStillNeeded: (error: AppError) => boolean;
}

const initialDelayMs = 5000;
const maxDelayMs = 60_000;

/** Retries after transient errors with exponential backoff, until it succeeds or is no longer needed. */
export async function retryWithBackoff(
  attempt: () => Promise<AppError | undefined>,
  { wait, isStillNeeded }: RetryOptions,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const error = await attempt();
    if (error === undefined || !explainError(error).retry) return;
    await wait(delayMs(error, tries));
    if (!isStillNeeded(error)) return;
  }
}

const delayMs = (error: AppError, tries: number): number =>
  error.kind === 'rate-limited'
    ? Math.max(initialDelayMs, error.retryAfterMs)
    : Math.min(maxDelayMs, initialDelayMs * 2 ** tries);
