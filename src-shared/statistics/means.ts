import { z95, type Estimate, type Interval } from './interval.ts';
import { seededRandom } from './random.ts';

/** Sums over values, from which the mean and the shape of its distribution follow. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** The mean squared distance from the mean. */
  readonly variance: number;
  readonly skewness: number;
}

export function momentsOf(values: ArrayLike<number>): Moments {
  const n = values.length;
  let total = 0;
  for (let i = 0; i < n; i += 1) total += values[i] ?? 0;
  const mean = n === 0 ? 0 : total / n;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < n; i += 1) {
    const distance = (values[i] ?? 0) - mean;
    squares += distance * distance;
    cubes += distance * distance * distance;
  }
  const variance = n === 0 ? 0 : squares / n;
  const skewness = variance === 0 ? 0 : cubes / n / variance ** 1.5;
  return { n, mean, variance, skewness };
}

/** Resamples for each interval, and the seed that makes them repeatable. */
const resamples = 1000;
const seed = 20_261_130;

/**
 * Up to so many values, the resamples are drawn. With more, the same quantiles are computed from the
 * first three moments, so that a panel over 100,000 reviews needs no hundred million draws.
 */
export const drawnUpTo = 100;

/** The percentile bootstrap interval of the mean; undefined for fewer than two values. */
export function bootstrapMean(values: ArrayLike<number>): Interval | undefined {
  const moments = momentsOf(values);
  if (moments.n < 2) return undefined;
  if (moments.variance === 0) return { low: moments.mean, high: moments.mean };
  if (moments.n > drawnUpTo) return intervalOfMoments(moments);
  return percentiles(drawMeans(values, seed));
}

/** The interval for more than {@link drawnUpTo} values. */
export const intervalOfMoments = (moments: Moments): Interval =>
  moments.variance === 0
    ? { low: moments.mean, high: moments.mean }
    : expandedInterval(moments.mean, [moments], [1]);

/** A mean with its interval. A single value has an interval without limits. */
export function estimateMean(values: ArrayLike<number>): Estimate | undefined {
  if (values.length === 0) return undefined;
  const interval = bootstrapMean(values) ?? { low: -Infinity, high: Infinity };
  return { value: momentsOf(values).mean, interval, n: values.length };
}

/** The percentile bootstrap interval of `mean(second) − mean(first)`, resampling each group by itself. */
export function bootstrapDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): Interval | undefined {
  const [a, b] = [momentsOf(first), momentsOf(second)];
  if (!varies(a, b) || Math.max(a.n, b.n) > drawnUpTo) return momentsDifference(a, b);
  const means = drawMeans(second, seed);
  const others = drawMeans(first, seed + 1);
  return percentiles(means.map((mean, draw) => mean - (others[draw] ?? 0)));
}

/** The same from moments, for more than {@link drawnUpTo} values. */
export function momentsDifference(a: Moments, b: Moments): Interval | undefined {
  if (a.n < 2 || b.n < 2) return undefined;
  const difference = b.mean - a.mean;
  return varies(a, b)
    ? expandedInterval(difference, [a, b], [-1, 1])
    : { low: difference, high: difference };
}

const varies = (a: Moments, b: Moments): boolean =>
  a.n > 1 && b.n > 1 && a.variance + b.variance > 0;

function drawMeans(values: ArrayLike<number>, fromSeed: number): Float64Array {
  const below = seededRandom(fromSeed);
  const n = values.length;
  const means = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw += 1) {
    let total = 0;
    for (let i = 0; i < n; i += 1) total += values[below(n)] ?? 0;
    means[draw] = total / n;
  }
  return means;
}

function percentiles(draws: Float64Array): Interval {
  const sorted = draws.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/**
 * The quantiles of the bootstrap distribution of a weighted sum of means, from its exact variance and
 * skewness, by the Cornish–Fisher expansion.
 */
function expandedInterval(
  centre: number,
  groups: readonly Moments[],
  weights: readonly number[],
): Interval {
  let variance = 0;
  let third = 0;
  for (const [index, group] of groups.entries()) {
    const weight = weights[index] ?? 1;
    variance += (weight ** 2 * group.variance) / group.n;
    third += (weight ** 3 * group.skewness * group.variance ** 1.5) / group.n ** 2;
  }
  const deviation = Math.sqrt(variance);
  const lean = ((z95 * z95 - 1) * third) / (6 * deviation ** 3);
  return {
    low: centre + deviation * (lean - z95),
    high: centre + deviation * (lean + z95),
  };
}
