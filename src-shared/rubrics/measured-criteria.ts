import type { JudgedMeasure } from '../judged-measures.ts';
import type { MeasureResult } from '../measures/measure-result.ts';
import { criteriaOf } from './criteria.ts';
import type { Criterion, CriterionOf, Rubric } from './rubric.ts';

export type MeasuredCriterion = CriterionOf<'choice'> & {
  readonly measured: NonNullable<CriterionOf<'choice'>['measured']>;
};

/** The results of the measures of a rubric on one call. */
export interface CallMeasures {
  readonly rubricId: string;
  readonly rubricVersion: number;
  readonly results: readonly {
    readonly criterionId: string;
    readonly result: MeasureResult;
  }[];
  /** What was said at submit by the measures that say something else now. */
  readonly changed?: readonly JudgedMeasure[];
}

const isMeasured = (criterion: Criterion): criterion is MeasuredCriterion =>
  criterion.kind === 'choice' && criterion.measured !== undefined;

/** The criteria of a rubric that carry a measure. */
export const measuredCriteria = (rubric: Rubric): readonly MeasuredCriterion[] =>
  criteriaOf(rubric).filter(isMeasured);

type Outcome = MeasureResult['outcome'];

/** The id of the option that a result proposes; undefined if it proposes none. */
export function proposedOption(
  { measured, options }: Pick<MeasuredCriterion, 'measured' | 'options'>,
  outcome: Outcome,
): string | undefined {
  if (outcome === 'unknown') return undefined;
  const id = outcome === 'met' ? measured.whenMet : measured.whenNotMet;
  return options.some((option) => option.id === id) ? id : undefined;
}

/**
 * Whether a result speaks against the call: it proposes an answer below the best one. Which outcome that
 * is depends on the rubric, since a repeated question is met and still no good sign.
 */
export function isAgainst(criterion: MeasuredCriterion, outcome: Outcome): boolean {
  const proposed = proposedOption(criterion, outcome);
  const best = Math.max(...criterion.options.map(({ points }) => points));
  return criterion.options.some(({ id, points }) => id === proposed && points < best);
}
