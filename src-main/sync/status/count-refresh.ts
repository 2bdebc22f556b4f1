import type { Library } from '../../library/port.ts';
import type { Clock } from '../../retell/port.ts';
import type { StatusBoard } from './status-board.ts';

interface CountRefreshParts {
  readonly library: Library;
  readonly clock: Clock;
  readonly board: StatusBoard;
}

const minIntervalMs = 500;

/** Updates the counts in the status from the library, at most twice a second however often it is called. */
export function createCountRefresh({ library, clock, board }: CountRefreshParts): () => void {
  let isScheduled = false;
  const refresh = async (): Promise<void> => {
    await clock.sleep(minIntervalMs);
    isScheduled = false;
    const plan = await library.request('sync:plan', undefined);
    if (plan.ok) board.set({ callCount: plan.value.have, toFetch: plan.value.toFetch });
  };
  return () => {
    if (!isScheduled) void refresh();
    isScheduled = true;
  };
}
