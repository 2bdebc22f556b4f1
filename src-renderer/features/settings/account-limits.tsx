import type { Concurrency } from '../../../src-shared/workspace.ts';
import { formatCount, nothingGiven } from '../../lib/format.ts';
import { SettingFact } from './setting-fact.tsx';

/** What get-concurrency tells of the account, asked anew every few seconds while it is open. */
export function AccountLimits({ concurrency }: { readonly concurrency: Concurrency | undefined }) {
  const of = (value: number | undefined): string =>
    value === undefined ? nothingGiven : formatCount(value);
  return (
    <>
      <SettingFact name="Calls going on now" value={of(concurrency?.current)} />
      <SettingFact name="Concurrency limit" value={of(concurrency?.limit)} />
      <SettingFact name="Base concurrency" value={of(concurrency?.base)} />
      <SettingFact name="Purchased concurrency" value={of(concurrency?.purchased)} />
      <SettingFact name="Purchase limit" value={of(concurrency?.purchaseLimit)} />
      <SettingFact name="Still to be purchased" value={of(concurrency?.remainingPurchase)} />
      <SettingFact name="Burst" value={burstWords(concurrency)} />
      <SettingFact name="Reserved for inbound" value={of(concurrency?.reservedInbound)} />
    </>
  );
}

function burstWords(concurrency: Concurrency | undefined): string {
  const { burstEnabled, burstLimit } = concurrency ?? {};
  if (burstEnabled === undefined && burstLimit === undefined) return nothingGiven;
  const upTo = burstLimit === undefined ? '' : `, up to ${formatCount(burstLimit)}`;
  return burstEnabled === false ? 'Off' : `On${upTo}`;
}
