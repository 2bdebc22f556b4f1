import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import { DetailsPanel, type VerdictSlot } from './details-panel.tsx';

interface DetailsDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly registry: Pick<CommandRegistry, 'canRun' | 'run'>;
  readonly work: ReviewDataStore;
  readonly Verdict: VerdictSlot;
}

interface PanelProps {
  readonly detail: CallDetail;
  readonly concealed: boolean;
}

/** The Details panel: everything that Retell reports about the call beyond transcript and recording. */
export function createDetailsFeature({ bridge, registry, work, Verdict }: DetailsDeps) {
  const openDashboard = (): void => void registry.run('link.dashboard');
  return {
    Panel: ({ detail, concealed }: PanelProps) => (
      <DetailsPanel
        bridge={bridge}
        detail={detail}
        concealed={concealed}
        work={work}
        Verdict={Verdict}
        openDashboard={registry.canRun('link.dashboard') ? openDashboard : undefined}
      />
    ),
  };
}
