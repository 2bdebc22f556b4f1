import { z95 } from './interval.ts';

/** The 80 % quantile of the normal distribution: the chance to see a difference that is there. */
export const power80 = 0.8416212335729143;

/**
 * The number of reviews that each of two versions needs, so that a difference of these shares is seen
 * with a chance of 80 % (`power`) at a level of 5 %.
 */
export function reviewsForShares(first: number, second: number, power = power80): number {
  const difference = Math.abs(second - first);
  if (difference === 0) return Infinity;
  const middle = (first + second) / 2;
  const alike = z95 * Math.sqrt(2 * middle * (1 - middle));
  const apart = power * Math.sqrt(first * (1 - first) + second * (1 - second));
  return ((alike + apart) / difference) ** 2;
}

/** The same for a difference of means, with the variance of the values in each version. */
export function reviewsForMeans(
  difference: number,
  [first, second]: readonly [variance: number, variance: number],
  power = power80,
): number {
  if (difference === 0) return Infinity;
  return ((z95 + power) ** 2 * (first + second)) / difference ** 2;
}
