import type { LatencyStats } from '../../call.ts';
import { thresholds } from './thresholds.ts';

/** What took longest in one response. */
export interface Slowest {
  readonly totalMs: number;
  /** Absent when more time passed outside all measured components than in any of them. */
  readonly component?: { readonly name: string; readonly ms: number };
}

/**
 * Whether Retell's latency figures can be assigned to the responses in the transcript. Retell does not
 * say which turn a figure belongs to, so there must be one per response, each close to the measured time.
 */
export type LatencyMatch =
  | { readonly state: 'matched'; readonly slowest: readonly (Slowest | undefined)[] }
  | { readonly state: 'absent' }
  | { readonly state: 'counts-differ'; readonly values: number; readonly answers: number }
  | { readonly state: 'values-differ' };

type Latency = Readonly<Record<string, LatencyStats>>;

/** Compares the e2e latencies with the measured response times and finds each one's slowest component. */
export function matchLatency(
  latency: Latency | undefined,
  responsesMs: readonly number[],
): LatencyMatch {
  const e2e = latency?.['e2e']?.values ?? [];
  if (latency === undefined || e2e.length === 0) return { state: 'absent' };
  if (e2e.length !== responsesMs.length) {
    return { state: 'counts-differ', values: e2e.length, answers: responsesMs.length };
  }
  const agree = responsesMs.every((ms, index) => {
    const reported = e2e[index] ?? Infinity;
    return Math.abs(ms - reported) <= thresholds.latencySlack + ms / 5;
  });
  if (!agree) return { state: 'values-differ' };
  // Only a list as long as that of e2e can belong to the same turns.
  const components = Object.entries(latency).flatMap(([name, { values }]) =>
    name !== 'e2e' && values?.length === e2e.length ? [{ name, values }] : [],
  );
  if (components.length === 0) return { state: 'matched', slowest: [] };
  return {
    state: 'matched',
    slowest: e2e.map((total, index) => slowestOf(total, index, components)),
  };
}

function slowestOf(
  totalMs: number,
  index: number,
  components: readonly { readonly name: string; readonly values: readonly number[] }[],
): Slowest {
  let longest = { name: '', ms: 0 };
  let measured = 0;
  for (const { name, values } of components) {
    const ms = values[index] ?? 0;
    measured += ms;
    if (ms > longest.ms) longest = { name, ms };
  }
  const elsewhere = totalMs - measured;
  return longest.ms > 0 && longest.ms >= elsewhere ? { totalMs, component: longest } : { totalMs };
}
