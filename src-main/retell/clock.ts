import { setTimeout as delay } from 'node:timers/promises';

/** Time as the network side knows it, so that tests can make hours pass in a moment. */
export interface Clock {
  now(): number;
  /** Ends early, and quietly, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    // A longer delay than 2^31 - 1 would end at once.
    const bounded = Math.min(ms, 2_147_483_647);
    await delay(bounded, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};
