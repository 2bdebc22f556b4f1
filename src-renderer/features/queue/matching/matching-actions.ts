import type { AppError } from '../../../../src-shared/errors.ts';
import type { MatchingProgress } from '../../../../src-shared/queue.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import type { QueueStore } from '../store.ts';

interface MatchingParts {
  readonly store: QueueStore;
  readonly bridge: AppBridge;
  readonly onError: (error: AppError) => void;
}

export type MatchingActions = ReturnType<typeof matchingActions>;

export const isRunning = (progress: MatchingProgress | undefined): boolean =>
  progress?.phase === 'fetching' || progress?.phase === 'waiting';

/** Fetching from Retell what matches the filter now, for accounts too large to fetch whole. */
export function matchingActions({ store, bridge, onError }: MatchingParts) {
  return {
    async fetch(): Promise<void> {
      const { filter } = store.getState();
      const reply = await bridge.request('matching:fetch', { filter });
      if (!reply.ok) {
        onError(reply.error);
        return;
      }
      // News of it may have come before the answer did.
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

    /** Follows main until the function given back is called. */
    listen: () =>
      bridge.on('matching:progress', (progress) => {
        const { matching, filter } = store.getState();
        store.setState({ matching: { filter: matching?.filter ?? filter, progress } });
      }),
  };
}
