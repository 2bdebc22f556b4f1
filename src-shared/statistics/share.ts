import { z95, type Estimate, type Interval } from './interval.ts';

/** How many of `n` have a property. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/**
 * The Wilson score interval of a share, without continuity correction. It stays within 0 and 1 and is
 * usable for few reviews and for shares of 0 and 1, where the usual interval has no width.
 */
export function wilsonInterval({ count, n }: Share): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const square = z95 * z95;
  const centre = share + square / (2 * n);
  const reach = z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    low: count === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: count === n ? 1 : Math.min(1, (centre + reach) / scale),
  };
}

/** A share with its interval; undefined for no reviews. */
export const estimateShare = (share: Share): Estimate | undefined =>
  share.n === 0
    ? undefined
    : { value: share.count / share.n, interval: wilsonInterval(share), n: share.n };

/**
 * The interval of `second − first` after R. G. Newcombe (1998), method 10, which combines the Wilson
 * intervals of both shares.
 */
export function newcombeInterval(first: Share, second: Share): Interval {
  const [a, b] = [wilsonInterval(first), wilsonInterval(second)];
  const [shareA, shareB] = [first.count / first.n, second.count / second.n];
  const difference = shareB - shareA;
  return {
    low: difference - Math.hypot(shareB - b.low, a.high - shareA),
    high: difference + Math.hypot(b.high - shareB, shareA - a.low),
  };
}
