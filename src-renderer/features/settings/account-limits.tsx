import type { Concurrency } from '../../../src-shared/workspace.ts';
import { formatCount, noValue } from '../../lib/format.ts';
import { ReadOnlySetting } from './read-only-setting.tsx';
import { accountText } from './settings-text.ts';

/** The account's concurrency limits, which main refreshes every few seconds. */
export function AccountLimits({ concurrency }: { readonly concurrency: Concurrency | undefined }) {
  const format = (value: number | undefined): string =>
    value === undefined ? noValue : formatCount(value);
  return (
    <>
      <ReadOnlySetting name={accountText.active} value={format(concurrency?.current)} />
      <ReadOnlySetting name={accountText.limit} value={format(concurrency?.limit)} />
      <ReadOnlySetting name={accountText.base} value={format(concurrency?.base)} />
      <ReadOnlySetting name={accountText.purchased} value={format(concurrency?.purchased)} />
      <ReadOnlySetting
        name={accountText.purchaseLimit}
        value={format(concurrency?.purchaseLimit)}
      />
      <ReadOnlySetting
        name={accountText.available}
        value={format(concurrency?.remainingPurchase)}
      />
      <ReadOnlySetting name={accountText.burst} value={burstText(concurrency)} />
      <ReadOnlySetting name={accountText.reserved} value={format(concurrency?.reservedInbound)} />
    </>
  );
}

function burstText(concurrency: Concurrency | undefined): string {
  const { burstEnabled, burstLimit } = concurrency ?? {};
  if (burstEnabled === undefined && burstLimit === undefined) return noValue;
  if (burstEnabled === false) return accountText.burstOff;
  return burstLimit === undefined
    ? accountText.burstOn
    : accountText.burstUpTo(formatCount(burstLimit));
}
