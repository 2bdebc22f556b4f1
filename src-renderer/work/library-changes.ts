import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { LibraryChange } from '../../src-shared/library-change.ts';
import type { EditReceipt } from '../../src-shared/review.ts';

/** `own` changes were made by this window, which shows them already. */
type Origin = 'own' | 'other';
type Listener = (change: LibraryChange, origin: Origin) => void;

export type LibraryChanges = ReturnType<typeof createLibraryChanges>;

/** All changes of the library in one stream: those that main reports, and the edits of this window. */
export function createLibraryChanges(bridge: Pick<AppBridge, 'on'>) {
  const listeners = new Set<Listener>();
  const publish = (change: LibraryChange, origin: Origin): void => {
    for (const listener of listeners) listener(change, origin);
  };
  const dispose = bridge.on('library:changed', (change) => publish(change, 'other'));
  return {
    /** Returns a function that ends the subscription. */
    subscribe: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Called when an edit of this window is stored. */
    publishReceipt: ({ reviewData, columns }: EditReceipt): void =>
      publish(
        reviewData === undefined || columns === undefined
          ? { kind: 'tag-set' }
          : { kind: 'review-data', data: reviewData, columns },
        'own',
      ),
    dispose,
  };
}
