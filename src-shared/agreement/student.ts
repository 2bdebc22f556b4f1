/**
 * The two-sided 95 % quantile of Student's t distribution: 1.96 for many degrees of freedom, 12.7 for
 * one. Found by bisection on the exact distribution function for whole degrees of freedom (Abramowitz
 * and Stegun, 26.7.3 and 26.7.4).
 */
export function studentQuantile(degrees: number): number {
  if (degrees < 1) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = 13;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (withinProbability(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability that |t| is at most `t`. */
function withinProbability(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle) ** 2;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let series = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine;
    series += term;
  }
  const withSine = Math.sin(angle) * series;
  return isOdd ? (2 / Math.PI) * (angle + withSine) : withSine;
}
