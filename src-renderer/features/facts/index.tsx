import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { FactsPanel } from './facts-panel.tsx';

/** What Retell told of the call, beside what the reviewer says of it. */
export function createFactsFeature({ bridge }: { readonly bridge: Pick<AppBridge, 'request'> }) {
  return {
    Panel: ({ detail }: { readonly detail: CallDetail }) => (
      <FactsPanel bridge={bridge} detail={detail} />
    ),
  };
}
