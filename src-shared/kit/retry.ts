/** Waits that double from try to try, up to a limit. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** The wait after so many failures (1 or more). */
export const backoffMs = ({ firstMs, maxMs }: Backoff, failures: number): number =>
  Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));

interface RetryOptions<T> {
  /** Whether to try again after this outcome; `failures` counts from 1. */
  readonly shouldRetry: (outcome: T, failures: number) => boolean;
  readonly backoff: Backoff;
  readonly wait: (ms: number) => Promise<void>;
}

/** Tries until the outcome is good enough, waiting longer after each failure. Answers the last outcome. */
export async function retry<T>(
  attempt: () => Promise<T>,
  { shouldRetry, backoff, wait }: RetryOptions<T>,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    const outcome = await attempt();
    if (!shouldRetry(outcome, failures)) return outcome;
    await wait(backoffMs(backoff, failures));
  }
}
