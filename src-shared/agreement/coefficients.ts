import { countRatings, mean, sum, type Counts, type Ratings } from './ratings.ts';
import { studentQuantile } from './student.ts';
import { weightsOf, type WeightKind, type Weights } from './weights.ts';

/** A coefficient of agreement. 1 is perfect agreement; 0 is the agreement expected by chance. */
export interface Coefficient {
  /** Undefined when the statistic is not defined for these ratings; `caution` says why. */
  readonly value?: number;
  readonly standardError?: number;
  /** 95 % confidence interval, limited to 1. */
  readonly interval?: readonly [low: number, high: number];
  readonly observed: number;
  readonly expected: number;
  /** Units with at least two ratings. */
  readonly units: number;
  readonly caution?: Caution;
}

/**
 * Why a coefficient is undefined or easily misread: no unit has two ratings; all ratings are the same,
 * so chance explains all agreement; nine tenths of the ratings are in one category, which lowers kappa
 * and alpha; or there are fewer than ten units, so the interval is more informative than the value.
 */
export type Caution = 'no-pairs' | 'one-category' | 'skewed' | 'few-units';

/** Options of the weighted coefficients. `categories` may include categories that no rater used. */
export interface CoefficientOptions {
  readonly weights?: WeightKind;
  readonly categories?: readonly number[];
}

interface Parts {
  readonly counts: Counts;
  readonly weights: Weights;
  /** Ratings per unit. */
  readonly perUnit: readonly number[];
  /** Agreement within each unit, 0 for units with a single rating. */
  readonly agreement: readonly number[];
  readonly paired: number;
  readonly observed: number;
}

function partsOf(
  ratings: Ratings,
  { weights = 'identity', categories }: CoefficientOptions,
): Parts {
  const counts = countRatings(ratings, categories);
  const matrix = weightsOf(weights, counts.categories);
  const perUnit = counts.byUnit.map(sum);
  const agreement = counts.byUnit.map((row, unit) => {
    const given = perUnit[unit] ?? 0;
    return given < 2 ? 0 : pairAgreement(row, matrix) / (given * (given - 1));
  });
  const paired = perUnit.filter((given) => given > 1).length;
  return { counts, weights: matrix, perUnit, agreement, paired, observed: sum(agreement) / paired };
}

/** The weighted number of agreeing ordered pairs of ratings of one unit. */
const pairAgreement = (row: readonly number[], weights: Weights): number =>
  sum(row.map((count, category) => count * (weighted(weights[category], row) - 1)));

const weighted = (weights: readonly number[] | undefined, row: readonly number[]): number =>
  sum(row.map((count, category) => count * (weights?.[category] ?? 0)));

/** Each unit has the same weight, regardless of its number of ratings. */
const shares = ({ counts, perUnit }: Parts): readonly number[] =>
  counts.categories.map((_, category) =>
    mean(counts.byUnit.map((row, unit) => (row[category] ?? 0) / (perUnit[unit] ?? 1))),
  );

/** The share of pairs of ratings that agree, weighted if weights are given. */
export function percentAgreement(ratings: Ratings, options: CoefficientOptions = {}): Coefficient {
  const parts = partsOf(ratings, options);
  return chanceCorrected(parts, { expected: 0, expectedOf: () => 0 });
}

/**
 * Gwet's AC1, or AC2 with weights other than `identity`. Variance after K. L. Gwet, "Computing
 * inter-rater reliability and its variance in the presence of high agreement" (2008).
 */
export function gwetAc(ratings: Ratings, options: CoefficientOptions = {}): Coefficient {
  const parts = partsOf(ratings, options);
  const share = shares(parts);
  const size = parts.counts.categories.length;
  const factor = sum(parts.weights.map(sum)) / (size * (size - 1));
  return chanceCorrected(parts, {
    expected: factor * sum(share.map((part) => part * (1 - part))),
    expectedOf: (row) =>
      factor * sum(row.map((part, category) => part * (1 - (share[category] ?? 0)))),
  });
}

/** Fleiss' kappa for any number of raters; units may have different numbers of ratings. */
export function fleissKappa(ratings: Ratings, options: CoefficientOptions = {}): Coefficient {
  const parts = partsOf(ratings, options);
  const share = shares(parts);
  const weightedShare = parts.weights.map((row) => weighted(row, share));
  return chanceCorrected(parts, {
    expected: weighted(share, weightedShare),
    expectedOf: (row) => weighted(row, weightedShare),
  });
}

interface Chance {
  readonly expected: number;
  /** The expected agreement computed from one unit's shares of categories. */
  readonly expectedOf: (shares: readonly number[]) => number;
}

function chanceCorrected(parts: Parts, { expected, expectedOf }: Chance): Coefficient {
  const { agreement, perUnit, counts, paired, observed } = parts;
  const units = perUnit.length;
  const caution = cautionFor(parts, expected);
  const base = { observed: paired === 0 ? 0 : observed, expected, units: paired };
  if (caution === 'no-pairs' || caution === 'one-category') return { ...base, caution };
  const value = (observed - expected) / (1 - expected);
  const influence = agreement.map((share, unit) => {
    const given = perUnit[unit] ?? 1;
    const own = given < 2 ? 0 : (units / paired) * ((share - expected) / (1 - expected));
    const unitShares = (counts.byUnit[unit] ?? []).map((count) => count / given);
    return own - (2 * (1 - value) * (expectedOf(unitShares) - expected)) / (1 - expected);
  });
  return { ...base, ...spread(value, influence), ...(caution === undefined ? {} : { caution }) };
}

/** The value with its standard error and interval, computed from the contribution of each unit. */
export function spread(
  value: number,
  influence: readonly number[],
): Pick<Coefficient, 'value' | 'standardError' | 'interval'> {
  const units = influence.length;
  if (units < 2) return { value };
  const squares = influence.map((part) => (part - value) ** 2);
  const standardError = Math.sqrt(sum(squares) / (units * (units - 1)));
  const reach = studentQuantile(units - 1) * standardError;
  return { value, standardError, interval: [value - reach, Math.min(1, value + reach)] };
}

function cautionFor(parts: Parts, expected: number): Caution | undefined {
  if (parts.paired === 0) return 'no-pairs';
  const totals = parts.counts.categories.map((_, category) =>
    sum(parts.counts.byUnit.map((row) => row[category] ?? 0)),
  );
  if (expected >= 1 || totals.filter((total) => total > 0).length < 2) return 'one-category';
  if (Math.max(...totals) >= 0.9 * sum(totals)) return 'skewed';
  return parts.paired < 10 ? 'few-units' : undefined;
}
