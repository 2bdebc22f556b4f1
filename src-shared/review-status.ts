import { noAnnotations } from './no-annotations.ts';
import type { AppError } from './errors.ts';
import { err, ok, type Result } from './result.ts';
import type { Edit, Review, ReviewData } from './review.ts';
import { asksReason, valuesOf } from './review-answers.ts';
import type { Reviewer } from './reviewer.ts';
import { criteriaOf } from './rubrics/criteria.ts';
import type { Rubric } from './rubrics/rubric.ts';
import { scoreOf } from './rubrics/scoring.ts';
import type { Tag } from './tag.ts';

/** An edit of one call. Edits of the tag set, the rubric and the templates belong to no call. */
export type CallEdit = Extract<Edit, { callId: string }>;

/** What an edit needs to know beyond the review data that it changes. */
export interface EditContext {
  readonly nowMs: number;
  readonly reviewer: Reviewer;
  /** The rubric that the review data names. */
  readonly rubric: Rubric;
  /** The newest rubric, which a review without answers follows. */
  readonly currentRubric: Rubric;
  readonly tags: readonly Tag[];
}

type EditOf<K extends CallEdit['kind']> = Extract<CallEdit, { kind: K }>;
type EditResult = Result<ReviewData, AppError>;

/** Refused while nothing is answered, or an answer lacks its root cause. */
export function submitReview(
  data: ReviewData,
  { unbiased = false }: EditOf<'review.submit'>,
  context: EditContext,
): EditResult {
  const { rubric } = context;
  const { answers } = data.review;
  if (scoreOf(rubric, valuesOf(answers)).answered === 0) return err({ kind: 'nothing-answered' });
  const unexplained = criteriaOf(rubric).find(
    (criterion) =>
      asksReason(criterion, answers[criterion.id]?.value) &&
      answers[criterion.id]?.causes === undefined,
  );
  if (unexplained !== undefined) {
    return refused(`Choose a root cause for “${unexplained.name}” before submitting.`);
  }
  const { skipReason: _reason, unbiased: _before, ...review } = startReview(data.review, context);
  const submitted: Review = {
    ...review,
    status: 'submitted',
    submittedMs: context.nowMs,
    ...(unbiased ? { unbiased } : {}),
  };
  return ok({ ...data, review: withReviewer(submitted, context) });
}

/** Opens a submitted or skipped review for changes. */
export function reopenReview(data: ReviewData): EditResult {
  const { skipReason: _reason, submittedMs: _time, ...review } = data.review;
  if (review.status === 'submitted') {
    return ok({ ...data, review: { ...review, status: 'reopened' } });
  }
  return review.status === 'skipped'
    ? ok({ ...data, review: { ...review, status: 'draft' } })
    : refused('This review is already open.');
}

/** Declares that the review no longer counts. It is kept with its reason. */
export function voidReview(data: ReviewData, { reason }: EditOf<'review.void'>): EditResult {
  if (data.review.status === 'new') return refused('There is no review to void.');
  if (reason.trim() === '') return refused('Enter a reason for voiding this review.');
  return ok({ ...data, review: { ...data.review, status: 'voided', voidReason: reason.trim() } });
}

/** An empty review beside the ones that exist. The same reviewer has one at a time for each purpose. */
export function startAnotherReview(
  { callId, review }: ReviewData,
  { reviewId, purpose, sessionId }: EditOf<'review.start'>,
  context: EditContext,
): EditResult {
  const isSamePurpose = review.purpose === purpose && review.sessionId === sessionId;
  if (isSamePurpose && review.status !== 'new' && review.status !== 'voided') {
    return refused('You already have a review of this call for this purpose.');
  }
  const started: Review = {
    status: 'new',
    purpose,
    ...(sessionId === undefined ? {} : { sessionId }),
    flagged: false,
    rubricId: context.currentRubric.id,
    rubricVersion: context.currentRubric.version,
    answers: {},
    activeMs: review.activeMs,
  };
  const empty = { callId, reviewId, ...noAnnotations, tags: [] };
  return ok({ ...empty, review: startReview(started, context) });
}

/** Leaves the call without a judgement, with a reason. */
export function skipCall(
  data: ReviewData,
  edit: EditOf<'review.skip'>,
  context: EditContext,
): EditResult {
  if (edit.reason.trim() === '') return refused('Enter a reason for skipping this call.');
  const review = startReview(data.review, context);
  return ok({ ...data, review: { ...review, status: 'skipped', skipReason: edit.reason } });
}

/** Marks the call for second review, or no longer. */
export function flagCall(
  data: ReviewData,
  { flagged, note = '' }: EditOf<'review.flag'>,
  context: EditContext,
): ReviewData {
  const { flagNote: _previous, ...review } = startReview(data.review, context);
  const flagNote = flagged && note.trim() !== '' ? { flagNote: note } : {};
  return { ...data, review: { ...review, flagged, ...flagNote } };
}

/** The first edit makes a draft of a review that was not begun. */
export function startReview(review: Review, context: EditContext): Review {
  if (review.status !== 'new') return review;
  return withReviewer({ ...review, status: 'draft', startedMs: context.nowMs }, context);
}

/** A skipped call that is answered after all is a draft again. */
export function resumeReview(review: Review, context: EditContext): Review {
  if (review.status !== 'skipped') return startReview(review, context);
  const { skipReason: _reason, ...others } = review;
  return { ...others, status: 'draft' };
}

/** The name may be given later than the first edit, so it is written again when the review is submitted. */
const withReviewer = (review: Review, { reviewer: { id, name } }: EditContext): Review => ({
  ...review,
  reviewerId: id,
  ...(name === '' ? {} : { reviewer: name }),
});

const refused = (reason: string): EditResult => err({ kind: 'edit-refused', reason });
