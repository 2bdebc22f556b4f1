import type { Concurrency } from '../../../src-shared/workspace.ts';
import { formatCount, noValue } from '../../lib/format.ts';
import { ReadOnlySetting } from './read-only-setting.tsx';

/** What get-concurrency tells of the account, asked anew every few seconds while it is open. */
export function AccountLimits({ concurrency }: { readonly concurrency: Concurrency | undefined }) {
  const format = (value: number | undefined): string =>
    value === undefined ? noValue : formatCount(value);
  return (
    <>
      <ReadOnlySetting name="Calls going on now" value={format(concurrency?.current)} />
      <ReadOnlySetting name="Concurrency limit" value={format(concurrency?.limit)} />
      <ReadOnlySetting name="Base concurrency" value={format(concurrency?.base)} />
      <ReadOnlySetting name="Purchased concurrency" value={format(concurrency?.purchased)} />
      <ReadOnlySetting name="Purchase limit" value={format(concurrency?.purchaseLimit)} />
      <ReadOnlySetting
        name="Still to be purchased"
        value={format(concurrency?.remainingPurchase)}
      />
      <ReadOnlySetting name="Burst" value={burstText(concurrency)} />
      <ReadOnlySetting name="Reserved for inbound" value={format(concurrency?.reservedInbound)} />
    </>
  );
}

function burstText(concurrency: Concurrency | undefined): string {
  const { burstEnabled, burstLimit } = concurrency ?? {};
  if (burstEnabled === undefined && burstLimit === undefined) return noValue;
  const upTo = burstLimit === undefined ? '' : `, up to ${formatCount(burstLimit)}`;
  return burstEnabled === false ? 'Off' : `On${upTo}`;
}
