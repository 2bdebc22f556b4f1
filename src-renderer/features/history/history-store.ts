import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { HistoryEntry } from '../../../src-shared/review.ts';

export interface HistoryState {
  readonly open: boolean;
  /** Newest first; undefined until they were read once. */
  readonly entries: readonly HistoryEntry[] | undefined;
  /** There are more than were read. */
  readonly more: boolean;
  readonly error?: AppError;
}

export type HistoryStore = ReturnType<typeof createHistoryStore>;
export type HistoryActions = ReturnType<typeof historyActions>;

export const createHistoryStore = () =>
  createStore<HistoryState>(() => ({ open: false, entries: undefined, more: false }));

interface HistoryDeps {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
  /** Undoes the newest edit that stands; false when it could not be. */
  readonly undo: () => Promise<boolean>;
  readonly announce: (words: string) => void;
}

const pageSize = 100;
const maxEntries = 1000;

/** Reading the history and going back in it. */
export function historyActions(store: HistoryStore, { bridge, undo, announce: say }: HistoryDeps) {
  let visibleCount = pageSize;
  let isUndoing = false;

  const read = async (): Promise<void> => {
    const limit = Math.min(visibleCount + 1, maxEntries);
    const reply = await bridge.request('edit:history', { limit });
    if (!reply.ok) {
      store.setState({ error: reply.error });
      return;
    }
    store.setState(
      ({ open }) => ({
        open,
        entries: reply.value.slice(0, visibleCount),
        more: reply.value.length > visibleCount && visibleCount < maxEntries,
      }),
      true,
    );
  };

  const stop = bridge.on('library:changed', () => {
    if (store.getState().open) void read();
  });

  return {
    stop,
    toggle: (): void => {
      const open = !store.getState().open;
      store.setState({ open });
      if (open) void read();
    },
    close: (): void => store.setState({ open: false }),
    readMore: async (): Promise<void> => {
      visibleCount = Math.min(visibleCount + pageSize, maxEntries);
      await read();
    },

    /** Undoes this edit and all that came after it, newest first. */
    undoTo: async (historyId: number): Promise<void> => {
      if (isUndoing) return;
      isUndoing = true;
      const steps = stepsTo(store.getState().entries ?? [], historyId);
      let done = 0;
      // One after the other: each may open the call it belongs to.
      while (done < steps && (await undo())) done += 1;
      isUndoing = false;
      say(done === 1 ? '1 change undone' : `${done} changes undone`);
      await read();
    },
  };
}

/** How many edits that stand must be undone, so that this one is. */
export const stepsTo = (entries: readonly HistoryEntry[], historyId: number): number =>
  entries.filter((entry) => entry.historyId >= historyId && !entry.undone).length;
