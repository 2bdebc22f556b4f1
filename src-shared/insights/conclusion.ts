import type { Interval } from '../statistics/interval.ts';
import type { Share } from '../statistics/share.ts';
import { newcombeInterval } from '../statistics/share.ts';
import type { MeanSums } from '../statistics/mean-sums.ts';
import { meanSignificance, shareSignificance } from '../statistics/significance.ts';
import { reviewsForMeans, reviewsForShares } from '../statistics/reviews-for-difference.ts';
import { holmAdjusted } from '../statistics/holm.ts';

/**
 * How a figure of one version compares with that of another. `higher` and `lower` are those of figures
 * of which neither is better. `alike` means that the whole interval of the difference is within what is
 * worth seeing; `unclear` that there are not enough reviews to tell.
 */
export type Conclusion = 'better' | 'worse' | 'higher' | 'lower' | 'alike' | 'unclear';

/** The difference of a figure between two versions, before the correction for many comparisons. */
export interface Difference {
  /** `second − first`. */
  readonly value: number;
  readonly interval: Interval;
  readonly significance: number;
  /** The smallest difference that is worth seeing. */
  readonly margin: number;
  /** How many each version needs to see the difference at hand, or `margin` if that is larger. */
  readonly needed: number;
  /** The smaller number that a version has. */
  readonly have: number;
}

export interface JudgedDifference extends Difference {
  readonly adjusted: number;
  readonly conclusion: Conclusion;
  /** With `unclear`: how many more the smaller version needs. */
  readonly missing?: number;
}

/** A difference of ten percentage points, or of five points of the score, is worth seeing. */
export const shareMargin = 0.1;
export const scoreMargin = 5;

export function differenceOfShares(first: Share, second: Share): Difference | undefined {
  if (first.n === 0 || second.n === 0) return undefined;
  const [a, b] = [first.count / first.n, second.count / second.n];
  const value = b - a;
  const seen = Math.max(Math.abs(value), shareMargin);
  // Where the shares are alike, the sample size is that for a difference of `margin` around their middle.
  const middle = Math.min(1 - seen / 2, Math.max(seen / 2, (a + b) / 2));
  return {
    value,
    interval: newcombeInterval(first, second),
    significance: shareSignificance(first, second),
    margin: shareMargin,
    needed: Math.ceil(reviewsForShares(middle - seen / 2, middle + seen / 2)),
    have: Math.min(first.n, second.n),
  };
}

/** `margin` is in the unit of the values; by default a fifth of their spread. */
export function differenceOfMeans(
  first: MeanSums,
  second: MeanSums,
  margin?: number,
): Difference | undefined {
  const [a, b] = [first.moments(), second.moments()];
  const interval = first.differenceTo(second);
  if (interval === undefined) return undefined;
  const value = b.mean - a.mean;
  const spread = Math.sqrt((a.variance + b.variance) / 2);
  const worth = margin ?? spread / 5;
  const needed = reviewsForMeans(Math.max(Math.abs(value), worth), [a.variance, b.variance]);
  return {
    value,
    interval,
    significance: meanSignificance(a, b),
    margin: worth,
    needed: Number.isFinite(needed) ? Math.max(2, Math.ceil(needed)) : 2,
    have: Math.min(a.n, b.n),
  };
}

/** Whether more of a figure is better. */
export type Direction = 'better' | 'worse' | 'neither';

export interface Comparison {
  readonly difference: Difference;
  readonly higherIs: Direction;
}

/** Judges all differences of one comparison together, corrected for their number by Holm's method. */
export function judge(comparisons: readonly Comparison[]): readonly JudgedDifference[] {
  const adjusted = holmAdjusted(comparisons.map(({ difference }) => difference.significance));
  return comparisons.map(({ difference, higherIs }, index) => {
    const own = adjusted[index] ?? 1;
    const conclusion = concludeFrom(difference, own, higherIs);
    // At least one more is always missing: what is needed is computed from what was seen so far.
    const missing = Math.max(1, difference.needed - difference.have);
    return {
      ...difference,
      adjusted: own,
      conclusion,
      ...(conclusion === 'unclear' ? { missing } : {}),
    };
  });
}

function concludeFrom(
  { value, interval, margin }: Difference,
  adjusted: number,
  higherIs: Direction,
): Conclusion {
  if (adjusted < 0.05 && value !== 0) {
    if (higherIs === 'neither') return value > 0 ? 'higher' : 'lower';
    return value > 0 === (higherIs === 'better') ? 'better' : 'worse';
  }
  return interval.low > -margin && interval.high < margin ? 'alike' : 'unclear';
}
