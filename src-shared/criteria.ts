import type { Criterion, Rubric } from './rubric.ts';

// Apart from the schemas, because the page uses these functions and must not load zod.

/** All criteria in the order of the scorecard. */
export const criteriaOf = (rubric: Rubric): readonly Criterion[] =>
  rubric.sections.flatMap(({ criteria }) => criteria);

export const findCriterion = (rubric: Rubric, criterionId: string): Criterion | undefined =>
  criteriaOf(rubric).find((criterion) => criterion.id === criterionId);
