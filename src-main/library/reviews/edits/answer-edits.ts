import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../../../src-shared/review.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { Criterion } from '../../../../src-shared/rubric.ts';
import { findCriterion } from '../tables/rubrics.ts';
import { answersOf, notApplicable, rubricOf } from '../tables/review-rows.ts';
import {
  afterSubmitNote,
  callIdOf,
  putReview,
  refused,
  withScore,
  reviewRowOrNew,
  type EditContext,
  type EditStep,
} from './edit-context.ts';

/** A submitted review stays submitted; a skipped call that is answered after all is a draft again. */
export const setAnswer: EditStep<'answer.set'> = (context, edit) => {
  const callId = callIdOf(edit);
  const touched = reviewRowOrNew(context, callId);
  if (!touched.ok) return touched;
  const row = touched.value;
  const answers = answersOf(context.db, callId);
  const criterion = findCriterion(rubricOf(context.rubrics, row, answers), edit.criterionId);
  if (criterion === undefined) return refused('This criterion is not in the rubric of the review.');
  const invalid = invalidReason(criterion, edit.answer);
  if (invalid !== undefined) return refused(invalid);

  putReview(context, row);
  const answer = normalizeAnswer(edit.answer);
  putAnswer(context, [callId, criterion.id], answer);
  const resumed = row.state === 'skipped' ? { state: 'draft' as const, skip_reason: null } : {};
  putReview(context, withScore(context, { ...row, ...resumed }));
  return ok(labelOf(criterion, answers[criterion.id] ?? {}, answer) + afterSubmitNote(row));
};

function putAnswer(
  { recorder }: EditContext,
  key: readonly [callId: string, criterionId: string],
  answer: Answer,
): void {
  if (Object.keys(answer).length === 0) {
    recorder.remove('answers', key);
    return;
  }
  const [callId, criterionId] = key;
  recorder.put('answers', {
    call_id: callId,
    criterion_id: criterionId,
    choice: answer.choice === 'na' ? notApplicable : (answer.choice ?? null),
    comment: answer.comment ?? null,
    evidence: answer.evidence === undefined ? null : JSON.stringify(answer.evidence),
  });
}

function invalidReason({ name, options, allowNotApplicable }: Criterion, { choice }: Answer) {
  if (choice === 'na') {
    return allowNotApplicable ? undefined : `“${name}” always applies.`;
  }
  return choice !== undefined && choice >= options.length
    ? `“${name}” has only ${options.length} answers.`
    : undefined;
}

const normalizeAnswer = ({ choice, comment, evidence }: Answer): Answer => ({
  ...(choice === undefined ? {} : { choice }),
  ...(comment === undefined || comment.trim() === '' ? {} : { comment }),
  ...(evidence === undefined || evidence.length === 0 ? {} : { evidence }),
});

function labelOf(criterion: Criterion, before: Answer, after: Answer): string {
  const name = `“${criterion.name}”`;
  if (before.choice !== after.choice) {
    if (after.choice === undefined) return `Clear the answer to ${name}`;
    return `Answer ${name}: ${optionLabel(criterion, after.choice)}`;
  }
  if (before.comment !== after.comment) {
    return after.comment === undefined ? `Remove the comment on ${name}` : `Comment on ${name}`;
  }
  if (!isDeepStrictEqual(before.evidence, after.evidence)) return `Evidence for ${name}`;
  return after.choice === undefined
    ? `Answer ${name}`
    : `Answer ${name}: ${optionLabel(criterion, after.choice)}`;
}

const optionLabel = (criterion: Criterion, choice: NonNullable<Answer['choice']>): string =>
  choice === 'na' ? 'Not applicable' : (criterion.options[choice]?.label ?? String(choice + 1));
