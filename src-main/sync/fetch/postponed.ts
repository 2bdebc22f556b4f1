import type { CallId } from '../../../src-shared/call.ts';
import type { Clock } from '../../retell/port.ts';

/** Calls that are not requested again for some time, whatever the response was. */
export interface Postponed {
  /** The call failed: it waits longer after each failure. */
  failed(id: CallId): void;
  /** The call was fetched, or no longer exists. */
  fetched(id: CallId): void;
  has(id: CallId): boolean;
  ids(): readonly CallId[];
  /** How many calls failed the last time they were requested, including those that are due again. */
  failing(): number;
  /** Makes the failed calls due now, because the reviewer asked to try again. */
  retryAll(): void;
}

/**
 * The shortest time between two requests for one call. The library decides which calls are due; if it
 * keeps returning a call that was just fetched, this floor keeps the sync from requesting it in a loop.
 */
const minIntervalMs = 10_000;
const firstRetryMs = 30_000;
const maxRetryMs = 60 * 60_000;

interface Entry {
  readonly untilMs: number;
  /** 0 after a success. */
  readonly failures: number;
}

export function createPostponed(clock: Clock): Postponed {
  const entries = new Map<CallId, Entry>();
  // A longer wait than any that is given means that the clock was set back.
  const isWaiting = ({ untilMs }: Entry): boolean =>
    untilMs > clock.now() && untilMs <= clock.now() + maxRetryMs;
  const forgetFetched = (): void => {
    for (const [id, entry] of entries) {
      if (entry.failures === 0 && !isWaiting(entry)) entries.delete(id);
    }
  };
  return {
    failed(id) {
      const failures = (entries.get(id)?.failures ?? 0) + 1;
      const waitMs = Math.min(maxRetryMs, firstRetryMs * 2 ** Math.min(failures, 10));
      entries.set(id, { untilMs: clock.now() + waitMs, failures });
    },
    fetched: (id) => void entries.set(id, { untilMs: clock.now() + minIntervalMs, failures: 0 }),
    has(id) {
      const entry = entries.get(id);
      return entry !== undefined && isWaiting(entry);
    },
    ids() {
      forgetFetched();
      return [...entries].filter(([, entry]) => isWaiting(entry)).map(([id]) => id);
    },
    failing: () => [...entries.values()].filter(({ failures }) => failures > 0).length,
    retryAll() {
      for (const [id, entry] of entries) {
        if (entry.failures > 0) entries.set(id, { ...entry, untilMs: clock.now() });
      }
    },
  };
}
