import type { Library } from '../../library/port.ts';
import type { Clock } from '../../retell/port.ts';
import type { StatusBoard } from './status-board.ts';

interface CountRefreshParts {
  readonly library: Library;
  readonly clock: Clock;
  readonly board: StatusBoard;
}

const minIntervalMs = 500;

/** The library counts; asked after every piece of work, but only a few times a second. */
export function createCountRefresh({ library, clock, board }: CountRefreshParts): () => void {
  let isScheduled = false;
  const refresh = async (): Promise<void> => {
    await clock.sleep(minIntervalMs);
    isScheduled = false;
    const plan = await library.request('sync:plan', undefined);
    if (plan.ok) board.set({ have: plan.value.have, toFetch: plan.value.toFetch });
  };
  return () => {
    if (!isScheduled) void refresh();
    isScheduled = true;
  };
}
