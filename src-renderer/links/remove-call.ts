import type { CallDetail } from '../../src-shared/call-detail.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import type { Announce } from '../lib/messages.ts';
import { failureMessage } from '../work/edit-messages.ts';

interface RemoveCallDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly registry: Pick<CommandRegistry, 'bind'>;
  readonly announce: Announce;
  readonly openDetail: () => CallDetail | undefined;
}

/** Removes the open call from this computer. Main asks first. */
export function bindRemoveCall(deps: RemoveCallDeps): () => void {
  const { bridge, registry, announce, openDetail } = deps;
  return registry.bind(
    'call.remove',
    async () => {
      const detail = openDetail();
      if (detail === undefined) return;
      const reply = await bridge.request('call:remove', { callId: detail.callId });
      if (reply.ok) {
        const text = 'Call removed. File › Restore removed calls brings it back.';
        announce({ tone: 'status', text });
      } else if (reply.error.kind !== 'cancelled') {
        announce(failureMessage('The call was not removed', reply.error));
      }
    },
    () => openDetail() !== undefined,
  );
}
