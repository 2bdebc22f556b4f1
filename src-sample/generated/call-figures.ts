import type { CallFields } from './call-fields.ts';

/** Percentiles of the values of the turns, in the fields that Retell uses. */
export function latencyStats(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const position = (sorted.length - 1) * share;
    const low = sorted[Math.floor(position)] ?? 0;
    const high = sorted[Math.ceil(position)] ?? low;
    return Math.round(low + (high - low) * (position % 1));
  };
  return {
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    num: values.length,
    values: [...values],
  };
}

/** The latency of all components of a call; undefined before it has ended. */
export function latencyOf(fields: CallFields, index: number) {
  const e2e = fields.latenciesMs(index);
  if (e2e.length === 0) return undefined;
  const part = (share: number) => latencyStats(e2e.map((ms) => Math.round(ms * share)));
  return {
    e2e: latencyStats(e2e),
    asr: part(0.08),
    llm: part(0.55),
    tts: part(0.22),
    ...(fields.agent(index).topic === 'support' ? { knowledge_base: part(0.1) } : {}),
    ...(fields.agent(index).topic === 'survey' ? { llm_websocket_network_rtt: part(0.04) } : {}),
  };
}

/** Price of each product in cents per second. */
const prices = {
  retell_platform: 0.0917,
  elevenlabs_tts: 0.1167,
  gpt_4_1: 0.075,
  us_telephony: 0.025,
} as const;

const cents = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The cost of a call by product; undefined before it has ended. */
export function costOf(fields: CallFields, index: number) {
  const durationMs = fields.durationMs(index);
  if (durationMs === undefined) return undefined;
  const seconds = Math.ceil(durationMs / 1000);
  const products = Object.entries(prices)
    .filter(([product]) => product !== 'us_telephony' || fields.isPhone(index))
    .map(([product, unitPrice]) => ({
      product,
      unit_price: unitPrice,
      cost: cents(unitPrice * seconds),
      is_transfer_leg_cost: false,
    }));
  return {
    product_costs: products,
    total_duration_seconds: seconds,
    total_duration_unit_price: cents(
      products.reduce((sum, { unit_price: price }) => sum + price, 0),
    ),
    combined_cost: cents(products.reduce((sum, { cost }) => sum + cost, 0)),
  };
}

/** Tokens of each request to the model; undefined when there was none. */
export function tokensOf(fields: CallFields, index: number) {
  const turns = fields.latenciesMs(index).length;
  if (turns === 0 || fields.agent(index).topic === 'survey') return undefined;
  const values = Array.from({ length: turns }, (_, turn) =>
    Math.round(1300 + turn * 62 + 40 * fields.at(index, 'tokens', turn)),
  );
  const total = values.reduce((a, b) => a + b, 0);
  return {
    values,
    average: Math.round((100 * total) / turns) / 100,
    num_requests: turns,
  };
}
