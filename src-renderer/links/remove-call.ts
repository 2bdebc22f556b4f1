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

const removeCallText = {
  call: 'Call removed. File › Restore removed calls brings it back.',
  recordings: 'Recordings deleted. They are downloaded again when they are played.',
  failed: 'The call was not removed',
} as const;

/** Removes the open call, or only its recordings, from this computer. Main asks first. */
export function bindRemoveCall(deps: RemoveCallDeps): () => void {
  const { bridge, registry, announce, openDetail } = deps;
  return registry.bind(
    'call.remove',
    async () => {
      const detail = openDetail();
      if (detail === undefined) return;
      const reply = await bridge.request('call:remove', { callId: detail.callId });
      if (reply.ok) {
        announce({ tone: 'status', text: removeCallText[reply.value] });
      } else if (reply.error.kind !== 'cancelled') {
        announce(failureMessage(removeCallText.failed, reply.error));
      }
    },
    () => openDetail() !== undefined,
  );
}
