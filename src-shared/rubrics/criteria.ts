import type { AnswerValue, AnswerValues } from './answer.ts';
import { assertNever } from '../result.ts';
import type { Condition, Criterion, CriterionOf, Rubric } from './rubric.ts';

interface CriterionLists {
  readonly all: readonly Criterion[];
  readonly byId: ReadonlyMap<string, Criterion>;
}

/** A rubric never changes, and an export asks for its criteria dozens of times per review. */
const lists = new WeakMap<Rubric, CriterionLists>();

function listsOf(rubric: Rubric): CriterionLists {
  const known = lists.get(rubric);
  if (known !== undefined) return known;
  const all = rubric.sections.flatMap(({ criteria }) => criteria);
  // Of criteria with the same id, which only a draft can have, the first one counts.
  const made = { all, byId: new Map(all.toReversed().map((one) => [one.id, one])) };
  lists.set(rubric, made);
  return made;
}

/** All criteria, in the order in which they are asked. */
export const criteriaOf = (rubric: Rubric): readonly Criterion[] => listsOf(rubric).all;

export const findCriterion = (rubric: Rubric, criterionId: string): Criterion | undefined =>
  listsOf(rubric).byId.get(criterionId);

/** Whether a value is one of the answers that the criterion offers. */
export function fitsCriterion(criterion: Criterion, value: AnswerValue): boolean {
  if (value.kind === 'not-applicable') return criterion.allowNotApplicable;
  switch (criterion.kind) {
    case 'choice':
      return (
        value.kind === 'choice' && criterion.options.some(({ id: own }) => own === value.optionId)
      );
    case 'checklist':
      return (
        value.kind === 'checklist' &&
        new Set(value.itemIds).size === value.itemIds.length &&
        value.itemIds.every((item) => criterion.items.some(({ id: own }) => own === item))
      );
    case 'number':
      return value.kind === 'number' && fitsNumber(criterion, value.value);
    case 'text':
      return value.kind === 'text';
    default:
      return assertNever(criterion, 'criterion');
  }
}

/** Whether the number is within the limits and a whole number of steps from the minimum. */
function fitsNumber({ min, max, step }: CriterionOf<'number'>, value: number): boolean {
  if (!(value >= min && value <= max)) return false;
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** The criteria that are asked with the answers so far: those whose condition is met. */
export function applicableCriteria(rubric: Rubric, answers: AnswerValues): ReadonlySet<string> {
  const applicable = new Set<string>();
  // A condition refers to an earlier criterion, so one pass is enough.
  for (const criterion of criteriaOf(rubric)) {
    const { condition } = criterion;
    if (condition === undefined) applicable.add(criterion.id);
    else if (applicable.has(condition.criterionId) && holds(condition, answers))
      applicable.add(criterion.id);
  }
  return applicable;
}

function holds(condition: Condition, answers: AnswerValues): boolean {
  const value = answers[condition.criterionId];
  if (value === undefined) return false;
  switch (condition.kind) {
    case 'not-applicable':
      return value.kind === 'not-applicable';
    case 'choice':
      return value.kind === 'choice' && condition.optionIds.includes(value.optionId);
    case 'checklist':
      return (
        value.kind === 'checklist' && value.itemIds.includes(condition.itemId) === condition.checked
      );
    case 'number':
      return value.kind === 'number' && comparisons[condition.op](value.value, condition.value);
    default:
      return assertNever(condition, 'condition');
  }
}

type Comparison = Extract<Condition, { kind: 'number' }>['op'];

const comparisons: Record<Comparison, (value: number, limit: number) => boolean> = {
  lt: (value, limit) => value < limit,
  le: (value, limit) => value <= limit,
  eq: (value, limit) => value === limit,
  ge: (value, limit) => value >= limit,
  gt: (value, limit) => value > limit,
};
