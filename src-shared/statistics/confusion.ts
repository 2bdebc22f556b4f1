import { cohenKappa } from '../agreement/cohen.ts';
import type { Coefficient } from '../agreement/coefficients.ts';
import { estimateShare } from './share.ts';
import type { Estimate } from './interval.ts';

/** How often each pair of values occurred: one row per value of the first, one column per value of the second. */
export interface ConfusionMatrix {
  /** The values of both, in order. */
  readonly values: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly n: number;
  /** The share of pairs that agree; undefined without pairs. */
  readonly agreement?: Estimate;
  /** Agreement beyond chance. */
  readonly kappa: Coefficient;
}

/** `values` come first and in this order, also if they never occur; other values follow. */
export function confusionMatrix(
  pairs: readonly (readonly [first: string, second: string])[],
  values: readonly string[] = [],
): ConfusionMatrix {
  const all = [...new Set([...values, ...pairs.flat().toSorted()])];
  const indexOf = new Map(all.map((value, index) => [value, index]));
  const counts = all.map(() => all.map(() => 0));
  for (const [first, second] of pairs) {
    const row = counts[indexOf.get(first) ?? 0];
    const column = indexOf.get(second) ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  const same = counts.reduce((total, row, index) => total + (row[index] ?? 0), 0);
  const agreement = estimateShare({ count: same, n: pairs.length });
  const ratings = pairs.map(([first, second]) => [indexOf.get(first), indexOf.get(second)]);
  return {
    values: all,
    counts,
    n: pairs.length,
    kappa: cohenKappa(ratings),
    ...(agreement === undefined ? {} : { agreement }),
  };
}
