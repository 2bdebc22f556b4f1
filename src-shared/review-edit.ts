import type { AppError } from './errors.ts';
import { assertNever, err, ok, type Result } from './result.ts';
import type { Answer, AppliedTag, Edit, Review, ReviewData } from './review.ts';
import { asksReason, rootCauseLeaves, valuesOf, withoutBlanks } from './review-answers.ts';
import { criteriaOf, findCriterion, fitsCriterion } from './rubrics/criteria.ts';
import type { Criterion, Rubric } from './rubrics/rubric.ts';
import { scoreOf } from './rubrics/scoring.ts';
import type { Tag } from './tag.ts';

/** An edit of one call. Edits of the tag set, the rubric and the templates belong to no call. */
export type CallEdit = Extract<Edit, { callId: string }>;

/** What an edit needs to know beyond the review data that it changes. */
export interface EditContext {
  readonly nowMs: number;
  /** Empty while the reviewer has given no name. */
  readonly reviewer: string;
  /** The rubric that the review data names. */
  readonly rubric: Rubric;
  /** The newest rubric, which a review without answers follows. */
  readonly currentRubric: Rubric;
  readonly tags: readonly Tag[];
}

type EditOf<K extends CallEdit['kind']> = Extract<CallEdit, { kind: K }>;
type EditResult = Result<ReviewData, AppError>;

/**
 * The review data after an edit, or why the edit can't be made. The page shows the outcome at once and
 * the library stores it; both use this function, so they can't disagree.
 */
export function applyEdit(data: ReviewData, edit: CallEdit, context: EditContext): EditResult {
  if (isReadOnly(data.review, edit)) {
    return refused('This review is submitted. Reopen it to make changes.');
  }
  const edited = applyByKind(data, edit, context);
  return edited.ok ? ok(followRubric(edited.value, context.currentRubric)) : edited;
}

/** A submitted review changes only after it was reopened; flagging it changes no judgement. */
const isReadOnly = ({ status }: Review, { kind }: CallEdit): boolean =>
  status === 'submitted' &&
  kind !== 'review.reopen' &&
  kind !== 'review.flag' &&
  kind !== 'call.unmask';

// oxlint-disable-next-line complexity -- one line per kind of edit; the compiler checks that none is missing
function applyByKind(data: ReviewData, edit: CallEdit, context: EditContext): EditResult {
  switch (edit.kind) {
    case 'tag.apply':
      return applyTag(data, edit, context);
    case 'tag.comment':
      return commentTag(data, edit);
    case 'tag.remove':
      return removeTag(data, edit);
    case 'answer.set':
      return setAnswer(data, edit, context);
    case 'review.comment':
      return ok(commentReview(data, edit, context));
    case 'review.submit':
      return submitReview(data, context);
    case 'review.reopen':
      return reopenReview(data);
    case 'review.skip':
      return skipCall(data, edit, context);
    case 'review.flag':
      return ok(flagCall(data, edit, context));
    // To have looked at something changes nothing.
    case 'call.unmask':
      return ok(data);
    default:
      return assertNever(edit, 'kind of edit');
  }
}

/**
 * The review follows the newest rubric until its first answer. From then on, and once it is submitted,
 * it stays with the version that it was scored by.
 */
export function followRubric(data: ReviewData, { id, version }: Rubric): ReviewData {
  const { review } = data;
  if (isPinned(review)) return data;
  return { ...data, review: { ...review, rubricId: id, rubricVersion: version } };
}

/** Whether the review stays with its rubric version when the rubric is changed. */
export const isPinned = ({ status, answers }: Pick<Review, 'status' | 'answers'>): boolean =>
  status === 'submitted' || Object.keys(answers).length > 0;

function applyTag(data: ReviewData, { tag }: EditOf<'tag.apply'>, context: EditContext) {
  const definition = context.tags.find(({ id }) => id === tag.tagId);
  if (definition === undefined) return refused('This tag is not in the tag set.');
  if (definition.retired === true) return refused(`The tag ${definition.name} is retired.`);
  if (data.tags.some(({ id }) => id === tag.id)) return refused('This tag was already added.');
  const applied = withComment({ ...tag, createdMs: context.nowMs }, tag.comment);
  const tags = [...data.tags, applied].toSorted(byTime);
  return ok({ ...data, tags, review: startReview(data.review, context) });
}

/** Oldest first; the order that the library reads them in. */
const byTime = (one: AppliedTag, other: AppliedTag): number =>
  one.createdMs - other.createdMs || (one.id < other.id ? -1 : 1);

function commentTag(data: ReviewData, { id, comment }: EditOf<'tag.comment'>): EditResult {
  if (!data.tags.some((tag) => tag.id === id)) return refused('This tag is no longer on the call.');
  const tags = data.tags.map((tag) => (tag.id === id ? withComment(tag, comment) : tag));
  return ok({ ...data, tags });
}

function removeTag(data: ReviewData, { id }: EditOf<'tag.remove'>): EditResult {
  const tags = data.tags.filter((tag) => tag.id !== id);
  return tags.length === data.tags.length
    ? refused('This tag is no longer on the call.')
    : ok({ ...data, tags });
}

function setAnswer(data: ReviewData, edit: EditOf<'answer.set'>, context: EditContext): EditResult {
  const criterion = findCriterion(context.rubric, edit.criterionId);
  if (criterion === undefined) return refused('This criterion is not in the rubric of the review.');
  const invalid = invalidAnswerReason(context.rubric, criterion, edit.answer);
  if (invalid !== undefined) return refused(invalid);
  const { [criterion.id]: _previous, ...others } = data.review.answers;
  const answer = withoutBlanks(criterion, edit.answer);
  const isEmpty = Object.keys(answer).length === 0;
  const answers = isEmpty ? others : { ...others, [criterion.id]: answer };
  return ok({ ...data, review: { ...resumeReview(data.review, context), answers } });
}

/** Why the criterion can't be answered so; undefined when it can. */
function invalidAnswerReason(
  rubric: Rubric,
  criterion: Criterion,
  { value, causes = [] }: Answer,
): string | undefined {
  if (value !== undefined && !fitsCriterion(criterion, value)) {
    return value.kind === 'not-applicable'
      ? `“${criterion.name}” can’t be N/A.`
      : `This answer does not fit “${criterion.name}”.`;
  }
  const leaves = rootCauseLeaves(rubric);
  return causes.every((id) => leaves.has(id))
    ? undefined
    : 'This root cause is not in the rubric of the review.';
}

function commentReview(
  data: ReviewData,
  { comment }: EditOf<'review.comment'>,
  context: EditContext,
): ReviewData {
  return { ...data, review: withComment(startReview(data.review, context), comment) };
}

function submitReview(data: ReviewData, context: EditContext): EditResult {
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
  const { skipReason: _reason, ...review } = startReview(data.review, context);
  const submitted = { ...review, status: 'submitted', submittedMs: context.nowMs } as const;
  return ok({ ...data, review: withReviewer(submitted, context) });
}

function reopenReview(data: ReviewData): EditResult {
  const { skipReason: _reason, submittedMs: _time, ...review } = data.review;
  return review.status === 'new' || review.status === 'draft'
    ? refused('This review is already open.')
    : ok({ ...data, review: { ...review, status: 'draft' } });
}

function skipCall(data: ReviewData, edit: EditOf<'review.skip'>, context: EditContext): EditResult {
  if (edit.reason.trim() === '') return refused('Enter a reason for skipping this call.');
  const review = startReview(data.review, context);
  return ok({ ...data, review: { ...review, status: 'skipped', skipReason: edit.reason } });
}

function flagCall(
  data: ReviewData,
  { flagged, note = '' }: EditOf<'review.flag'>,
  context: EditContext,
): ReviewData {
  const { flagNote: _previous, ...review } = startReview(data.review, context);
  const flagNote = flagged && note.trim() !== '' ? { flagNote: note } : {};
  return { ...data, review: { ...review, flagged, ...flagNote } };
}

/** The first edit makes a draft of a review that was not begun. */
function startReview(review: Review, context: EditContext): Review {
  if (review.status !== 'new') return review;
  return withReviewer({ ...review, status: 'draft', startedMs: context.nowMs }, context);
}

/** A skipped call that is answered after all is a draft again. */
function resumeReview(review: Review, context: EditContext): Review {
  if (review.status !== 'skipped') return startReview(review, context);
  const { skipReason: _reason, ...others } = review;
  return { ...others, status: 'draft' };
}

const withReviewer = (review: Review, { reviewer }: EditContext): Review =>
  reviewer === '' ? review : { ...review, reviewer };

/** A blank comment is none. */
function withComment<T extends { readonly comment?: string | undefined }>(
  { comment: _previous, ...others }: T,
  comment: string | undefined,
) {
  return comment === undefined || comment.trim() === '' ? others : { ...others, comment };
}

const refused = (reason: string): EditResult => err({ kind: 'edit-refused', reason });
