import type { Moments } from './means.ts';
import type { Share } from './share.ts';

/** Above so many values in all, the exact test of two shares is replaced by its approximation. */
const exactUpTo = 2000;

/** The two-sided p-value of the difference of two shares: Fisher's exact test, or the score test. */
export function shareSignificance(first: Share, second: Share): number {
  if (first.n === 0 || second.n === 0) return 1;
  return first.n + second.n <= exactUpTo ? fisherExact(first, second) : scoreTest(first, second);
}

/** Adds the probabilities of all tables with the same margins that are no more likely than this one. */
export function fisherExact(first: Share, second: Share): number {
  const n = first.n + second.n;
  const count = first.count + second.count;
  const logs = logFactorials(n);
  const log = (k: number): number => logs[k] ?? 0;
  const fixed = log(first.n) + log(second.n) + log(count) + log(n - count) - log(n);
  const probability = (inFirst: number): number =>
    Math.exp(
      fixed -
        log(inFirst) -
        log(first.n - inFirst) -
        log(count - inFirst) -
        log(second.n - count + inFirst),
    );
  // Tables that are equally likely differ only by rounding.
  const limit = probability(first.count) * (1 + 1e-7);
  let total = 0;
  for (let k = Math.max(0, count - second.n); k <= Math.min(first.n, count); k += 1) {
    const own = probability(k);
    if (own <= limit) total += own;
  }
  return Math.min(1, total);
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1);
  for (let k = 2; k <= upTo; k += 1) logs[k] = (logs[k - 1] ?? 0) + Math.log(k);
  return logs;
}

/** The score test with the pooled share, which is Pearson's chi-squared test of a 2 × 2 table. */
function scoreTest(first: Share, second: Share): number {
  const pooled = (first.count + second.count) / (first.n + second.n);
  const variance = pooled * (1 - pooled) * (1 / first.n + 1 / second.n);
  if (variance === 0) return 1;
  const z = (second.count / second.n - first.count / first.n) / Math.sqrt(variance);
  return normalTails(Math.abs(z));
}

/** The two-sided p-value of the difference of two means: Welch's t-test. */
export function meanSignificance(first: Moments, second: Moments): number {
  if (first.n < 2 || second.n < 2) return 1;
  // The moments divide by n; the test needs the unbiased variance.
  const a = first.variance / (first.n - 1);
  const b = second.variance / (second.n - 1);
  if (a + b === 0) return first.mean === second.mean ? 1 : 0;
  const t = Math.abs(second.mean - first.mean) / Math.sqrt(a + b);
  const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  return studentTails(t, degrees);
}

/** The probability that |t| is at least `t`, also for degrees of freedom that are not whole. */
export const studentTails = (t: number, degrees: number): number =>
  incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);

/** The probability that a normal value is at least `z` away from its mean. */
const normalTails = (z: number): number => studentTails(z, 1e7);

/** The regularized incomplete beta function by its continued fraction (Abramowitz and Stegun, 26.5.8). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b),
  );
  // The fraction converges fast on this side only; the other side is its complement.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** Evaluated from the front by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let upper = 1;
  let lower = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = lower;
  const step = (term: number): number => {
    lower = 1 / awayFromZero(1 + term * lower);
    upper = awayFromZero(1 + term / upper);
    return lower * upper;
  };
  for (let m = 1; m <= 10_000; m += 1) {
    value *= step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const factor = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    value *= factor;
    if (Math.abs(factor - 1) < 1e-14) break;
  }
  return value;
}

const awayFromZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** Stirling's series, after moving the argument to where it is exact to 15 digits. */
function logGamma(x: number): number {
  if (x < 15) return logGamma(x + 1) - Math.log(x);
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
