import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';

type Stored = Result<{ added: number; changed: readonly string[] }, AppError>;

/** Stores answers as they come, many in one transaction whenever the library is still at the last one. */
export interface GroupStore {
  store(ticket: string): Promise<Stored>;
}

const mostInOne = 32;

export function createGroupStore(library: Library): GroupStore {
  let waiting: { ticket: string; done: (stored: Stored) => void }[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, mostInOne);
      waiting = waiting.slice(mostInOne);
      const stored = await library.ask('calls:store', {
        answers: group.map(({ ticket }) => ticket),
      });
      for (const { done } of group) done(stored);
    }
    busy = false;
  };
  return {
    store: (ticket) =>
      new Promise((resolve) => {
        waiting.push({ ticket, done: resolve });
        if (!busy) void work();
      }),
  };
}
