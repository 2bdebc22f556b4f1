import {
  fleissKappa,
  gwetAc,
  percentAgreement,
  type Coefficient,
} from '../agreement/coefficients.ts';
import { cohenKappa } from '../agreement/cohen.ts';
import { krippendorffAlpha, type Scale } from '../agreement/krippendorff.ts';
import { countRatings, type Ratings } from '../agreement/ratings.ts';
import { criteriaOf } from '../rubrics/criteria.ts';
import type { Criterion } from '../rubrics/rubric.ts';
import { seededRandom } from '../statistics/random.ts';
import { criterionRatings, overallRatings, type ScaledRatings } from './criterion-ratings.ts';
import type { SessionResults } from './session-results.ts';

export const agreementStatistics = ['percent', 'cohen', 'fleiss', 'alpha', 'ac1', 'ac2'] as const;
export type AgreementStatistic = (typeof agreementStatistics)[number];

/** Statistics that do not apply to the ratings are absent: Cohen's kappa of more than two raters. */
export type AgreementFigures = Readonly<Partial<Record<AgreementStatistic, Coefficient>>>;

export interface AgreementRow {
  readonly scale: Scale;
  readonly figures: AgreementFigures;
}

export interface CriterionAgreement extends AgreementRow {
  readonly criterion: Criterion;
  /** The share of pairs of answers that differ; undefined if no call has two answers. */
  readonly spread: number | undefined;
}

export interface AgreementTable {
  readonly overall: AgreementRow;
  /** The widest spread first. Criteria of free text are left out. */
  readonly criteria: readonly CriterionAgreement[];
}

/** How far the participants of a revealed session agree. */
export function agreementTable(results: SessionResults): AgreementTable {
  const criteria = criteriaOf(results.rubric).flatMap((criterion): CriterionAgreement[] => {
    const scaled = criterionRatings(criterion, results);
    if (scaled === undefined) return [];
    const row = rowOf(scaled);
    const percent = row.figures.percent?.value;
    return [{ criterion, ...row, spread: percent === undefined ? undefined : 1 - percent }];
  });
  return {
    overall: rowOf(overallRatings(results.rubric, results)),
    criteria: criteria.toSorted((a, b) => (b.spread ?? -1) - (a.spread ?? -1)),
  };
}

const rowOf = (scaled: ScaledRatings): AgreementRow => ({
  scale: scaled.scale,
  figures: figuresOf(scaled),
});

const weightsFor = { nominal: 'identity', ordinal: 'ordinal', interval: 'quadratic' } as const;

function figuresOf({ scale, ratings, categories }: ScaledRatings): AgreementFigures {
  const options = { categories };
  const raters = ratersOf(ratings);
  const isEmpty = countRatings(ratings).byUnit.length === 0;
  if (isEmpty) return { percent: { observed: 0, expected: 0, units: 0, caution: 'no-pairs' } };
  const random = seededRandom(1);
  return {
    percent: percentOf(ratings),
    ...(raters.length === 2 ? { cohen: cohenKappa(columnsOf(ratings, raters)) } : {}),
    fleiss: fleissKappa(ratings, options),
    alpha: krippendorffAlpha(ratings, scale, { random: () => random(2 ** 30) / 2 ** 30 }),
    ac1: gwetAc(ratings, options),
    ...(scale === 'nominal'
      ? {}
      : { ac2: gwetAc(ratings, { ...options, weights: weightsFor[scale] }) }),
  };
}

/** Unlike the other coefficients, it is defined where all ratings are the same. */
function percentOf(ratings: Ratings): Coefficient {
  const percent = percentAgreement(ratings);
  return percent.value === undefined && percent.units > 0
    ? { ...percent, value: percent.observed }
    : percent;
}

/** The columns of the raters who gave a rating. */
const ratersOf = (ratings: Ratings): readonly number[] =>
  (ratings[0] ?? [])
    .map((_, column) => column)
    .filter((column) => ratings.some((row) => row[column] !== undefined));

const columnsOf = (ratings: Ratings, columns: readonly number[]): Ratings =>
  ratings.map((row) => columns.map((column) => row[column]));
