import { setTimeout as delay } from 'node:timers/promises';

/** The time that network code goes by. Tests replace it, so that hours pass in a moment. */
export interface Clock {
  now(): number;
  /** Resolves early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Timers longer than 2^31 - 1 ms would fire at once. */
const maxTimerMs = 2_147_483_647;

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    const bounded = Math.min(ms, maxTimerMs);
    await delay(bounded, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};
