import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { StatusBoard } from './status-board.ts';

interface CountsParts {
  readonly library: Library;
  readonly clock: Clock;
  readonly board: StatusBoard;
}

const countsEveryMs = 500;

/** The library counts; asked after every piece of work, but only a few times a second. */
export function createCounts({ library, clock, board }: CountsParts): () => void {
  let asked = false;
  const ask = async (): Promise<void> => {
    await clock.sleep(countsEveryMs);
    asked = false;
    const plan = await library.ask('sync:plan', undefined);
    if (plan.ok) board.set({ have: plan.value.have, toFetch: plan.value.toFetch });
  };
  return () => {
    if (!asked) void ask();
    asked = true;
  };
}
