import { expect, test, vi } from 'vitest';
import { alertOnRejectedApiKey } from '../../../../src-renderer/app/api-key-alert.ts';
import { createMessageStore, messageActions } from '../../../../src-renderer/lib/messages.ts';
import { createSessionStore } from '../../../../src-renderer/lib/session/session-store.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { fakeOpenedWorkspace } from '../../../fakes/fake-review-data.ts';

const fine: SyncStatus = { phase: 'up-to-date', callCount: 2, toFetch: 0, listedAll: true };
const refused: SyncStatus = { ...fine, phase: 'failed', reason: 'wrong-key' };

async function atDesk() {
  const state = await createFakeBridge().request('app:state', undefined);
  if (!state.ok) throw new Error('The fake always answers');
  const session = createSessionStore(state.value);
  const messages = createMessageStore();
  const replaceKey = vi.fn<() => void>();
  alertOnRejectedApiKey({ session, replaceApiKey: replaceKey, ...messageActions(messages) });
  session.setState({
    route: { at: 'desk', opened: fakeOpenedWorkspace('retell', 'Acme') },
    sync: fine,
  });
  return { session, alerts: () => messages.getState().alerts, replaceKey };
}

test('a key that is refused in the middle of the work is told once, with the way to another one', async () => {
  const { session, alerts, replaceKey } = await atDesk();
  session.setState({ sync: refused });
  session.setState({ sync: { ...refused, callCount: 3 } });
  expect(alerts()).toHaveLength(1);
  expect(alerts()[0]?.text).toBe('Retell no longer accepts the API key of Acme.');
  alerts()[0]?.action?.run();
  expect(replaceKey).toHaveBeenCalledOnce();
});

test('the alert goes when the sync goes on, and when the workspace is left', async () => {
  const { session, alerts } = await atDesk();
  session.setState({ sync: refused });
  session.setState({ sync: { ...fine, phase: 'listing' } });
  expect(alerts()).toEqual([]);
  session.setState({ sync: refused });
  session.setState({ route: { at: 'welcome' } });
  expect(alerts()).toEqual([]);
});
