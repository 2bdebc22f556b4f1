import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { DetailsPanel } from './details-panel.tsx';

/** What Retell told of the call, beside what the reviewer says of it. */
export function createDetailsFeature({ bridge }: { readonly bridge: Pick<AppBridge, 'request'> }) {
  return {
    Panel: ({ detail }: { readonly detail: CallDetail }) => (
      <DetailsPanel bridge={bridge} detail={detail} />
    ),
  };
}
