import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { DetailsPanel } from './details-panel.tsx';

/** The Details panel: everything that Retell reports about the call beyond transcript and recording. */
export function createDetailsFeature({ bridge }: { readonly bridge: Pick<AppBridge, 'request'> }) {
  return {
    Panel: ({ detail }: { readonly detail: CallDetail }) => (
      <DetailsPanel bridge={bridge} detail={detail} />
    ),
  };
}
