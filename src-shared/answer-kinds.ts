import { assertNever } from './result.ts';
import type { Answer } from './review.ts';
import type { Criterion } from './rubric.ts';

/**
 * What depends on the kind of a criterion, apart from how it is drawn and stored. A new kind is a new
 * case in each of these functions; the compiler names every place.
 */

/** An answer that says nothing yet. */
export const emptyAnswer = (criterion: Pick<Criterion, 'kind'>): Answer => ({
  kind: criterion.kind,
});

/** Whether the criterion itself was answered, and not only commented on. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  switch (answer.kind) {
    case 'choice':
      return answer.choice !== undefined;
    default:
      return assertNever(answer.kind, 'kind of answer');
  }
}

/** From 0 (worst) to 1 (best); 'na' for an answer that does not count, undefined while unanswered. */
export function pointsOf(
  criterion: Criterion,
  answer: Answer | undefined,
): number | 'na' | undefined {
  if (answer === undefined || answer.kind !== criterion.kind) return undefined;
  const { choice } = answer;
  if (choice === undefined || choice === 'na') return choice;
  return criterion.options[choice]?.points ?? 0;
}

/** Why this answer can't be given to this criterion; undefined when it can. */
export function invalidAnswerReason(criterion: Criterion, answer: Answer): string | undefined {
  const name = `“${criterion.name}”`;
  if (answer.kind !== criterion.kind) return `${name} takes another kind of answer.`;
  const { choice } = answer;
  if (choice === 'na') return criterion.allowNotApplicable ? undefined : `${name} can’t be N/A.`;
  return choice !== undefined && choice >= criterion.options.length
    ? `${name} has only ${criterion.options.length} options.`
    : undefined;
}

/** The answer as people read it; undefined while unanswered. */
export function answerText(
  criterion: Criterion | undefined,
  answer: Answer | undefined,
): string | undefined {
  const choice = answer?.choice;
  if (choice === undefined) return undefined;
  if (choice === 'na') return 'N/A';
  return criterion?.options[choice]?.label ?? `Option ${choice + 1}`;
}

/** Whether both say the same about the criterion, whatever their comments and evidence. */
export const isSameAnswer = (one: Answer | undefined, other: Answer | undefined): boolean =>
  one?.choice === other?.choice;

/** Without a blank comment and without an empty list of evidence. */
export function withoutBlanks({ comment, evidence, ...answer }: Answer): Answer {
  return {
    ...answer,
    ...(comment === undefined || comment.trim() === '' ? {} : { comment }),
    ...(evidence === undefined || evidence.length === 0 ? {} : { evidence }),
  };
}

/** Whether nothing of the answer is left to be stored. */
export const isEmptyAnswer = (answer: Answer): boolean =>
  !isAnswered(answer) && answer.comment === undefined && answer.evidence === undefined;
