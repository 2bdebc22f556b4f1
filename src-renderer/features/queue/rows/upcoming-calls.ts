import type { CallId } from '../../../../src-shared/call.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import type { OpenRowActions } from './open-row.ts';
import type { QueueStore } from '../store.ts';

interface UpcomingDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  /** The call that will most likely be opened next. */
  readonly onNext: (id: CallId | undefined) => void;
}

/** How many calls after the open one main prefetches. */
const upcomingCount = 3;

/** Reports the calls after the open one to main whenever they change, so that it can prefetch them. */
export function publishUpcoming(
  store: QueueStore,
  rows: Pick<OpenRowActions, 'upcoming'>,
  { bridge, onNext }: UpcomingDeps,
): () => void {
  let before = '';
  const publish = async (): Promise<void> => {
    const { open } = store.getState();
    const callIds = await rows.upcoming(upcomingCount);
    const now = callIds.join('\n');
    if (store.getState().open?.id !== open?.id || now === before) return;
    before = now;
    onNext(callIds[0]);
    // Nobody waits for this: a call that is not prefetched is fetched when it is opened.
    if (open !== undefined) await bridge.request('queue:next', { callIds: [...callIds] });
  };
  return store.subscribe((state, last) => {
    if (state.open !== last.open || state.listing?.queueId !== last.listing?.queueId)
      void publish();
  });
}
