import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion, Rubric } from '../../../src-shared/rubric.ts';

type Answers = Readonly<Record<string, Answer>>;

/** All criteria in the order of the scorecard. */
export const criteriaOf = (rubric: Rubric): readonly Criterion[] =>
  rubric.sections.flatMap(({ criteria }) => criteria);

/** Where `S` goes: to the criterion last spoken to, else to the first without an answer. */
export function criterionToEnter(
  rubric: Rubric,
  answers: Answers,
  last: string | undefined,
): Criterion | undefined {
  const all = criteriaOf(rubric);
  return (
    all.find(({ id }) => id === last) ??
    all.find(({ id }) => answers[id]?.choice === undefined) ??
    all[0]
  );
}

/** The neighbour of a criterion; the ends of the scorecard are ends. */
export function neighbour(
  rubric: Rubric,
  id: string | undefined,
  step: 1 | -1,
): Criterion | undefined {
  const all = criteriaOf(rubric);
  const here = all.findIndex((criterion) => criterion.id === id);
  return all[Math.min(all.length - 1, Math.max(0, here + step))];
}
