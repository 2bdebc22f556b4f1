/** The normal quantiles for a two-sided 95% interval, a 5% test, and a power of 80%. */
const z95 = 1.959_963_984_540_054;
const zPower80 = 0.841_621_233_572_914_2;

export interface RateInterval {
  readonly low: number;
  readonly high: number;
}

interface IntervalInput {
  /** Reviewed calls. */
  readonly n: number;
  /** The expected pass rate, from 0 to 1. */
  readonly rate: number;
  /** The calls that the sample is drawn from, if known. */
  readonly population?: number | undefined;
}

/**
 * The 95% Wilson interval of a pass rate. A sample of a small population says more than one of a large
 * population, so n is first raised by the finite population correction, n(N − 1)/(N − n). A sample of
 * the whole population leaves nothing open.
 */
export function wilsonInterval({ n, rate, population }: IntervalInput): RateInterval {
  if (n <= 0) return { low: 0, high: 1 };
  if (population !== undefined && n >= population) return { low: rate, high: rate };
  const effective = population === undefined ? n : (n * (population - 1)) / (population - n);
  const z2 = z95 * z95;
  const centre = (rate + z2 / (2 * effective)) / (1 + z2 / effective);
  const half =
    (z95 * Math.sqrt((rate * (1 - rate)) / effective + z2 / (4 * effective * effective))) /
    (1 + z2 / effective);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
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
  const mean = (rate + other) / 2;
  const spread =
    z95 * Math.sqrt(2 * mean * (1 - mean)) +
    zPower80 * Math.sqrt(rate * (1 - rate) + other * (1 - other));
  return Math.ceil((spread / difference) ** 2);
}
