import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../port.ts';

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    // A longer delay than 2^31 - 1 would end at once.
    const bounded = Math.min(ms, 2_147_483_647);
    await delay(bounded, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};
