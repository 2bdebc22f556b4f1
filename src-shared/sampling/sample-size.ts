import type { Interval } from '../statistics/interval.ts';
import { reviewsForShares } from '../statistics/reviews-for-difference.ts';
import { wilsonInterval } from '../statistics/share.ts';

interface IntervalInput {
  /** Reviewed calls. */
  readonly n: number;
  /** The expected pass rate, from 0 to 1. */
  readonly rate: number;
  /** The calls that the sample is drawn from, if known. */
  readonly population?: number | undefined;
}

/**
 * The 95% Wilson interval of a pass rate that a sample of n calls will have. A sample of a small
 * population says more than one of a large population, so n is first raised by the finite population
 * correction, n(N − 1)/(N − n). A sample of the whole population leaves nothing open.
 */
export function expectedInterval({ n, rate, population }: IntervalInput): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  if (population !== undefined && n >= population) return { low: rate, high: rate };
  const effective = population === undefined ? n : (n * (population - 1)) / (population - n);
  return wilsonInterval({ count: rate * effective, n: effective });
}

interface DifferenceInput {
  /** The pass rate of one version, from 0 to 1. */
  readonly rate: number;
  /** How much lower or higher the other version's rate is, above 0. */
  readonly difference: number;
}

/**
 * How many reviewed calls each of two versions needs, so that a test at the 5% level sees a difference of
 * this size with a power of 80%. The other rate is the one nearer to one half, which needs more calls.
 */
export function callsToSeeDifference({ rate, difference }: DifferenceInput): number | undefined {
  const other = rate >= 0.5 ? rate - difference : rate + difference;
  if (difference <= 0 || other < 0 || other > 1) return undefined;
  return Math.ceil(reviewsForShares(rate, other));
}
