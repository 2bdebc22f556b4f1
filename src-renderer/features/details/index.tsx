import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { DetailsPanel } from './details-panel.tsx';

interface DetailsDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly registry: Pick<CommandRegistry, 'canRun' | 'run'>;
}

/** The Details panel: everything that Retell reports about the call beyond transcript and recording. */
export function createDetailsFeature({ bridge, registry }: DetailsDeps) {
  const openDashboard = (): void => void registry.run('link.dashboard');
  return {
    Panel: ({ detail }: { readonly detail: CallDetail }) => (
      <DetailsPanel
        bridge={bridge}
        detail={detail}
        openDashboard={registry.canRun('link.dashboard') ? openDashboard : undefined}
      />
    ),
  };
}
