import type { Concurrency } from '../../../src-shared/workspace.ts';
import { flag, number, present } from './fields/field.ts';
import { readRow, type Row } from './fields/read-row.ts';

/** Fields of get-concurrency. */
export const concurrencyShape = {
  current_concurrency: number,
  concurrency_limit: number,
  base_concurrency: number,
  purchased_concurrency: number,
  concurrency_purchase_limit: number,
  remaining_purchase_limit: number,
  concurrency_burst_enabled: flag,
  concurrency_burst_limit: number,
  reserved_inbound_concurrency: number,
} as const;

/** The concurrency limits of an account, as get-concurrency returns them. */
export function concurrencyOf(row: Row): Concurrency {
  const { fields } = readRow(concurrencyShape, row);
  return present<Concurrency>({
    current: fields.current_concurrency,
    limit: fields.concurrency_limit,
    base: fields.base_concurrency,
    purchased: fields.purchased_concurrency,
    purchaseLimit: fields.concurrency_purchase_limit,
    remainingPurchase: fields.remaining_purchase_limit,
    burstEnabled: fields.concurrency_burst_enabled,
    burstLimit: fields.concurrency_burst_limit,
    reservedInbound: fields.reserved_inbound_concurrency,
  });
}
