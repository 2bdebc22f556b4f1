import type { AppError } from '../../../src-shared/errors.ts';
import { explainError } from '../../lib/explain-error.ts';

interface Trying {
  readonly wait: (ms: number) => Promise<void>;
  /** False once it came by another way, or the reviewer went on to another call. */
  readonly isWanted: (error: AppError) => boolean;
}

const firstWaitMs = 5000;
const longestWaitMs = 60_000;

/** Tries, and after an error that may pass again and again, each time after a longer wait. */
export async function untilItComes(
  attempt: () => Promise<AppError | undefined>,
  { wait, isWanted }: Trying,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const error = await attempt();
    if (error === undefined || !explainError(error).retry) return;
    await wait(waitMs(error, tries));
    if (!isWanted(error)) return;
  }
}

const waitMs = (error: AppError, tries: number): number =>
  error.kind === 'rate-limited'
    ? Math.max(firstWaitMs, error.retryAfterMs)
    : Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
