import type { CallId } from '../../../src-shared/call.ts';
import type { createCallFeature } from '../../features/call/index.tsx';

type CallFeature = Pick<ReturnType<typeof createCallFeature>, 'store' | 'seek'>;

/** Opens a call and seeks to `ms` as soon as the call is shown, before its recording is ready. */
export async function openCallAt(
  { store, seek }: CallFeature,
  openCall: (callId: CallId) => Promise<void>,
  callId: CallId,
  ms: number,
): Promise<void> {
  const stop = store.subscribe(({ load }, before) => {
    // The call may be open already. Then the store reports its download before it reports the opening.
    if (load === before.load || load.phase === 'loading') return;
    stop();
    if (load.phase === 'ready' && load.detail.callId === callId) seek(ms);
  });
  await openCall(callId);
}
