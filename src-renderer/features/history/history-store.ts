import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { HistoryLine } from '../../../src-shared/review.ts';

export interface HistoryState {
  readonly open: boolean;
  /** Newest first; undefined until they were read once. */
  readonly lines: readonly HistoryLine[] | undefined;
  /** There are more than were read. */
  readonly more: boolean;
  readonly error?: AppError;
}

export type HistoryStore = ReturnType<typeof createHistoryStore>;
export type HistoryActions = ReturnType<typeof historyActions>;

export const createHistoryStore = () =>
  createStore<HistoryState>(() => ({ open: false, lines: undefined, more: false }));

interface HistoryDeps {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
  /** Undoes the newest edit that stands; false when it could not be. */
  readonly undo: () => Promise<boolean>;
  readonly say: (words: string) => void;
}

const pageSize = 100;
const most = 1000;

/** Reading the history and going back in it. */
export function historyActions(store: HistoryStore, { bridge, undo, say }: HistoryDeps) {
  let wanted = pageSize;
  let undoing = false;

  const read = async (): Promise<void> => {
    const limit = Math.min(wanted + 1, most);
    const reply = await bridge.request('edit:history', { limit });
    if (!reply.ok) {
      store.setState({ error: reply.error });
      return;
    }
    store.setState(
      ({ open }) => ({
        open,
        lines: reply.value.slice(0, wanted),
        more: reply.value.length > wanted && wanted < most,
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
      wanted = Math.min(wanted + pageSize, most);
      await read();
    },

    /** Undoes this edit and all that came after it, newest first. */
    undoTo: async (historyId: number): Promise<void> => {
      if (undoing) return;
      undoing = true;
      const steps = stepsTo(store.getState().lines ?? [], historyId);
      let done = 0;
      // One after the other: each may open the call it belongs to.
      while (done < steps && (await undo())) done += 1;
      undoing = false;
      say(done === 1 ? '1 change undone' : `${done} changes undone`);
      await read();
    },
  };
}

/** How many edits that stand must be undone, so that this one is. */
export const stepsTo = (lines: readonly HistoryLine[], historyId: number): number =>
  lines.filter((line) => line.historyId >= historyId && !line.undone).length;
