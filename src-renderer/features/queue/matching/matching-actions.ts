import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import { isRunning, type QueueStore } from '../store.ts';

interface MatchingParts {
  readonly store: QueueStore;
  readonly bridge: AppBridge;
  readonly onError: (error: AppError) => void;
}

export type MatchingActions = ReturnType<typeof matchingActions>;

/** Loads the calls that match the filter from Retell, for accounts too large to load in full. */
export function matchingActions({ store, bridge, onError }: MatchingParts) {
  return {
    async fetch(): Promise<void> {
      const { filter } = store.getState();
      const reply = await bridge.request('matching:fetch', { filter });
      if (!reply.ok) {
        onError(reply.error);
        return;
      }
      // Progress may have been reported before this response arrived.
      const { matching } = store.getState();
      if (matching?.filter !== filter || !isRunning(matching.progress)) {
        store.setState({ matching: { filter, progress: reply.value } });
      }
    },

    async stop(): Promise<void> {
      const reply = await bridge.request('matching:stop', undefined);
      if (!reply.ok) onError(reply.error);
    },

    dismiss(): void {
      store.setState({ matching: undefined });
    },

    /** Follows the progress until the returned function is called. */
    listen: () =>
      bridge.on('matching:progress', (progress) => {
        const { matching, filter } = store.getState();
        store.setState({ matching: { filter: matching?.filter ?? filter, progress } });
      }),
  };
}
