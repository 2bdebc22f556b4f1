import { assertNever } from './result.ts';
import type { Answer } from './review.ts';
import type { AnswerValue, AnswerValues } from './rubrics/answer.ts';
import type { Criterion, Rubric } from './rubrics/rubric.ts';

/** By criterion id. */
export type Answers = Readonly<Record<string, Answer>>;

/** The value of an answer “N/A” in a filter of the queue. */
export const notApplicableValue = 'not-applicable';

/** What the answers say, without their comments and evidence; the score follows from it. */
export const valuesOf = (answers: Answers): AnswerValues =>
  Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value]));

/** The answer as people read it; undefined while unanswered. */
export function answerText(
  criterion: Criterion | undefined,
  value: AnswerValue | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  switch (value.kind) {
    case 'not-applicable':
      return 'N/A';
    case 'choice':
      return optionLabel(criterion, value.optionId);
    case 'checklist':
      return value.itemIds.map((id) => itemLabel(criterion, id)).join(', ') || 'None';
    case 'number':
      return withUnit(criterion, value.value);
    case 'text':
      return value.text;
    default:
      return assertNever(value, 'kind of answer');
  }
}

const optionLabel = (criterion: Criterion | undefined, id: string): string =>
  (criterion?.kind === 'choice' ? criterion.options : []).find((option) => option.id === id)
    ?.label ?? id;

const itemLabel = (criterion: Criterion | undefined, id: string): string =>
  (criterion?.kind === 'checklist' ? criterion.items : []).find((item) => item.id === id)?.label ??
  id;

const withUnit = (criterion: Criterion | undefined, value: number): string =>
  criterion?.kind === 'number' && criterion.unit !== undefined
    ? `${value} ${criterion.unit}`
    : String(value);

/** Whether this answer needs a root cause before the review can be submitted. */
export const asksReason = (criterion: Criterion, value: AnswerValue | undefined): boolean =>
  criterion.kind === 'choice' &&
  value?.kind === 'choice' &&
  criterion.options.some(({ id, asksReason: asks }) => id === value.optionId && asks === true);

/** Ids of the root causes that can be chosen: those without causes of their own. */
export const rootCauseLeaves = ({ rootCauses = [] }: Rubric): ReadonlySet<string> =>
  new Set(rootCauses.flatMap(leavesOf));

interface Cause {
  readonly id: string;
  readonly causes?: readonly Cause[] | undefined;
}

const leavesOf = ({ id, causes = [] }: Cause): readonly string[] =>
  causes.length === 0 ? [id] : causes.flatMap(leavesOf);

/** Without blank texts, empty lists, and root causes that the answer does not ask for. */
export function withoutBlanks(criterion: Criterion, answer: Answer): Answer {
  const { comment, evidence = [] } = answer;
  return {
    ...valueParts(criterion, answer),
    ...(comment === undefined || comment.trim() === '' ? {} : { comment }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

function valueParts(
  criterion: Criterion,
  { value, causes = [], proposal }: Answer,
): Pick<Answer, 'value' | 'causes' | 'proposal'> {
  if (value === undefined || (value.kind === 'text' && value.text.trim() === '')) return {};
  return {
    value,
    ...(causes.length > 0 && asksReason(criterion, value) ? { causes } : {}),
    ...(proposal === undefined ? {} : { proposal }),
  };
}
