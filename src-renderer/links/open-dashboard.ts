import type { CallDetail } from '../../src-shared/call-detail.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import { failureMessage } from '../work/edit-messages.ts';
import type { Announce } from '../lib/messages.ts';

interface DashboardDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly registry: Pick<CommandRegistry, 'bind'>;
  readonly announce: Announce;
  readonly workspace: Workspace;
  readonly openDetail: () => CallDetail | undefined;
}

/** Opens the call's page in Retell's dashboard. It has no page for a chat, and none for the sample. */
export function bindDashboardLink(deps: DashboardDeps): () => void {
  const { bridge, registry, announce, workspace, openDetail } = deps;
  return registry.bind(
    'link.dashboard',
    async () => {
      const detail = openDetail();
      if (detail === undefined) return;
      const response = await bridge.request('call:open-in-dashboard', { callId: detail.callId });
      if (!response.ok) announce(failureMessage('Couldn’t open the browser', response.error));
    },
    () => workspace.kind === 'retell' && openDetail()?.call.kind === 'call',
  );
}
