import type { CallId } from '../../../../src-shared/call.ts';
import type { AppBridge } from '../../../lib/bridge.ts';
import type { OpenRowActions } from './open-row.ts';
import type { QueueStore } from '../store.ts';

interface UpcomingDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  /** The call that will most likely be opened next. */
  readonly onNext: (id: CallId | undefined) => void;
}

/** So many calls after the open one are fetched ahead. */
const upcomingCount = 3;

/** Tells main which calls follow the open one, whenever those are other ones than before. */
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
    // Nothing that anyone waits for: what can't be fetched ahead is fetched when it is opened.
    if (open !== undefined) await bridge.request('queue:next', { callIds: [...callIds] });
  };
  return store.subscribe((state, last) => {
    if (state.open !== last.open || state.listing?.queueId !== last.listing?.queueId)
      void publish();
  });
}
