import type { CallId } from '../../src-shared/call.ts';
import type { Clock } from '../retell/port.ts';

/** Calls to leave alone for now. */
export interface Postponed {
  add(id: CallId): void;
  /** It has come, or never will. */
  remove(id: CallId): void;
  ids(): readonly CallId[];
  /** How many have not come at their last try, those included that are due again. */
  count(): number;
  /** All are due now: the reviewer asks for it. */
  dueNow(): void;
}

/** Calls that were answered by an error are left alone for a while, each time for longer. */
export function createPostponed(clock: Clock): Postponed {
  const entries = new Map<CallId, { untilMs: number; tries: number }>();
  return {
    add(id: CallId): void {
      const tries = (entries.get(id)?.tries ?? 0) + 1;
      const waitMs = Math.min(60 * 60_000, 30_000 * 2 ** Math.min(tries, 10));
      entries.set(id, { untilMs: clock.now() + waitMs, tries });
    },
    remove: (id) => void entries.delete(id),
    ids(): readonly CallId[] {
      const now = clock.now();
      return [...entries].filter(([, { untilMs }]) => untilMs > now).map(([id]) => id);
    },
    count: () => entries.size,
    dueNow(): void {
      for (const [id, entry] of entries) entries.set(id, { ...entry, untilMs: clock.now() });
    },
  };
}
