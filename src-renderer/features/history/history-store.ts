import type { LibraryChanges } from '../../work/library-changes.ts';
import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { historyText } from './history-text.ts';
import type { HistoryEntry } from '../../../src-shared/review.ts';

export interface HistoryState {
  readonly open: boolean;
  /** Newest first; undefined until they have been read. */
  readonly entries: readonly HistoryEntry[] | undefined;
  /** There are more entries than were read. */
  readonly more: boolean;
  readonly error?: AppError;
}

export type HistoryStore = ReturnType<typeof createHistoryStore>;
export type HistoryActions = ReturnType<typeof historyActions>;

export const createHistoryStore = () =>
  createStore<HistoryState>(() => ({ open: false, entries: undefined, more: false }));

interface HistoryDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  /** Undoes the newest edit that is not undone yet; false when that failed. */
  readonly changes: Pick<LibraryChanges, 'subscribe'>;
  readonly undo: () => Promise<boolean>;
  readonly announce: (text: string) => void;
}

const pageSize = 100;
const maxEntries = 1000;

/** Reads the history and undoes back to an entry. */
export function historyActions(
  store: HistoryStore,
  { bridge, changes, undo, announce }: HistoryDeps,
) {
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

  const stop = changes.subscribe(({ kind }) => {
    const changesEntries = kind === 'review-data' || kind === 'tag-set' || kind === 'reviewer';
    if (changesEntries && store.getState().open) void read();
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

    /** Undoes this edit and all later ones, newest first. */
    undoTo: async (historyId: number): Promise<void> => {
      if (isUndoing) return;
      isUndoing = true;
      const steps = stepsTo(store.getState().entries ?? [], historyId);
      let done = 0;
      // One at a time, because each undo may open the call it belongs to.
      while (done < steps && (await undo())) done += 1;
      isUndoing = false;
      announce(historyText.undoneCount(done));
      await read();
    },
  };
}

/** How many edits must be undone to undo this one. */
export const stepsTo = (entries: readonly HistoryEntry[], historyId: number): number =>
  entries.filter((entry) => entry.historyId >= historyId && !entry.undone).length;
