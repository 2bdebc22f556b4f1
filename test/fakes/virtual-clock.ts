import type { Clock } from '../../src-main/retell/port.ts';

/** A clock that a test advances: sleepers wake in order, without waiting. */
export interface VirtualClock extends Clock {
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly atMs: number;
  readonly order: number;
  readonly wake: () => void;
}

export function createVirtualClock(startMs = Date.UTC(2026, 0, 5)): VirtualClock {
  let now = startMs;
  let order = 0;
  const sleepers = new Set<Sleeper>();
  /** Lets everything happen that is due before time advances further. */
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const nextDue = (untilMs: number): Sleeper | undefined => {
    let first: Sleeper | undefined;
    for (const sleeper of sleepers) {
      if (sleeper.atMs > untilMs) continue;
      if (
        first === undefined ||
        sleeper.atMs < first.atMs ||
        (sleeper.atMs === first.atMs && sleeper.order < first.order)
      ) {
        first = sleeper;
      }
    }
    return first;
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const sleeper: Sleeper = {
          atMs: now + Math.max(0, ms),
          order: (order += 1),
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
    async advance(ms) {
      const untilMs = now + ms;
      await settle();
      for (let next = nextDue(untilMs); next !== undefined; next = nextDue(untilMs)) {
        now = Math.max(now, next.atMs);
        next.wake();
        await settle();
      }
      now = untilMs;
    },
  };
}
