import { assertNever } from '../result.ts';
import { criteriaOf } from './criteria.ts';
import type { Condition, Criterion, CriterionOf, Rubric } from './rubric.ts';

/** The reason why the condition of this criterion can never be met, for the reviewer. */
export function conditionProblem(
  rubric: Rubric,
  criterion: Criterion,
  condition: Condition,
): string | undefined {
  const all = criteriaOf(rubric);
  const target = all.findIndex(({ id }) => id === condition.criterionId);
  const on = all[target];
  if (on === undefined) return `There is no criterion “${condition.criterionId}”.`;
  if (on === criterion) return 'A criterion cannot depend on itself.';
  if (target > all.indexOf(criterion)) {
    return `“${on.name}” is asked later. A criterion can only depend on an earlier one.`;
  }
  if (condition.kind === 'not-applicable') {
    return on.allowNotApplicable ? undefined : `“${on.name}” can't be answered with N/A.`;
  }
  if (condition.kind !== on.kind) return `“${on.name}” has another answer type.`;
  return missingAnswer(condition, on);
}

function missingAnswer(condition: Condition, on: Criterion): string | undefined {
  if (condition.kind === 'choice' && on.kind === 'choice') {
    const unknown = condition.optionIds.find((id) =>
      on.options.every((option) => option.id !== id),
    );
    return unknown === undefined ? undefined : `“${on.name}” has no option “${unknown}”.`;
  }
  if (condition.kind === 'checklist' && on.kind === 'checklist') {
    const isThere = on.items.some(({ id }) => id === condition.itemId);
    return isThere ? undefined : `“${on.name}” has no item “${condition.itemId}”.`;
  }
  if (condition.kind === 'number' && on.kind === 'number') {
    return isReachable(condition, on)
      ? undefined
      : `“${on.name}” is always between ${on.min} and ${on.max}.`;
  }
  return undefined;
}

function isReachable(
  { op, value }: Extract<Condition, { kind: 'number' }>,
  { min, max }: CriterionOf<'number'>,
): boolean {
  switch (op) {
    case 'lt':
      return min < value;
    case 'le':
      return min <= value;
    case 'gt':
      return max > value;
    case 'ge':
      return max >= value;
    case 'eq':
      return value >= min && value <= max;
    default:
      return assertNever(op, 'comparison');
  }
}
