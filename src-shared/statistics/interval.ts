/** A 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure with the number of values it rests on. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
  readonly n: number;
}

/** The two-sided 95 % quantile of the normal distribution. */
export const z95 = 1.959963984540054;
