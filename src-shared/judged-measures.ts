import type { MeasureOutcome } from './measure-outcome.ts';

/** What a measure said when a review was submitted. */
export interface JudgedMeasure {
  readonly criterionId: string;
  readonly outcome: MeasureOutcome;
  readonly explanation: string;
}

/** The measures that said something else when the review was submitted than they say now. */
export const changedMeasures = (
  judged: readonly JudgedMeasure[],
  now: readonly JudgedMeasure[],
): readonly JudgedMeasure[] => {
  const outcomes = new Map(now.map(({ criterionId, outcome }) => [criterionId, outcome]));
  return judged.filter(({ criterionId, outcome }) => {
    const current = outcomes.get(criterionId);
    return current !== undefined && current !== outcome;
  });
};
