import {
  checkTurn,
  removeCorrection,
  setBetterReply,
  setCorrection,
  setVerdict,
} from './annotation-edit.ts';
import type { AppError } from './errors.ts';
import { assertNever, err, ok, type Result } from './result.ts';
import {
  flagCall,
  reopenReview,
  resumeReview,
  skipCall,
  startAnotherReview,
  startReview,
  submitReview,
  voidReview,
  type CallEdit,
  type EditContext,
} from './review-status.ts';
import type { Answer, AppliedTag, Review, ReviewData } from './review.ts';
import { rootCauseLeaves, withoutBlanks } from './review-answers.ts';
import { findCriterion, fitsCriterion } from './rubrics/criteria.ts';
import type { Criterion, Rubric } from './rubrics/rubric.ts';

export type { CallEdit, EditContext };

type EditOf<K extends CallEdit['kind']> = Extract<CallEdit, { kind: K }>;
type EditResult = Result<ReviewData, AppError>;

/**
 * The review data after an edit, or why the edit can't be made. The page shows the outcome at once and
 * the library stores it; both use this function, so they can't disagree.
 */
export function applyEdit(data: ReviewData, edit: CallEdit, context: EditContext): EditResult {
  if (isReadOnly(data.review, edit)) {
    return refused(
      data.review.status === 'voided'
        ? 'This review is voided. Start a new one to make changes.'
        : 'This review is submitted. Reopen it to make changes.',
    );
  }
  const edited = applyByKind(data, edit, context);
  return edited.ok ? ok(followRubric(edited.value, context.currentRubric)) : edited;
}

const alwaysAllowed: readonly CallEdit['kind'][] = [
  'review.start',
  'call.unmask',
  'reviews.reveal',
];
const allowedOnceSubmitted: readonly CallEdit['kind'][] = [
  ...alwaysAllowed,
  'review.reopen',
  'review.flag',
  'review.void',
];

/** A submitted review changes only after it was reopened; flagging it changes no judgement. */
function isReadOnly({ status }: Review, { kind }: CallEdit): boolean {
  if (status === 'submitted') return !allowedOnceSubmitted.includes(kind);
  return status === 'voided' && !alwaysAllowed.includes(kind);
}

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
    case 'answers.set':
      return setAnswers(data, edit, context);
    case 'review.comment':
      return ok(commentReview(data, edit, context));
    case 'review.submit':
      return submitReview(data, edit, context);
    case 'review.void':
      return voidReview(data, edit);
    case 'review.start':
      return startAnotherReview(data, edit, context);
    case 'review.reopen':
      return reopenReview(data);
    case 'review.skip':
      return skipCall(data, edit, context);
    case 'review.flag':
      return ok(flagCall(data, edit, context));
    // To have looked at something changes nothing.
    case 'call.unmask':
    case 'reviews.reveal':
      return ok(data);
    case 'correction.set':
    case 'correction.remove':
    case 'turn.check':
    case 'reply.set':
    case 'verdict.set':
      return annotate(data, edit, context);
    default:
      return assertNever(edit, 'kind of edit');
  }
}

type AnnotationEdit = EditOf<
  'correction.set' | 'correction.remove' | 'turn.check' | 'reply.set' | 'verdict.set'
>;

/** Changes an annotation, which also begins the review. */
function annotate(data: ReviewData, edit: AnnotationEdit, context: EditContext): EditResult {
  const annotated = annotateByKind(data, edit, context);
  if (!annotated.ok) return annotated;
  return ok({ ...annotated.value, review: startReview(data.review, context) });
}

function annotateByKind(data: ReviewData, edit: AnnotationEdit, context: EditContext): EditResult {
  switch (edit.kind) {
    case 'correction.set':
      return setCorrection(data, edit, context.nowMs);
    case 'correction.remove':
      return removeCorrection(data, edit);
    case 'turn.check':
      return ok(checkTurn(data, edit));
    case 'reply.set':
      return ok(setBetterReply(data, edit));
    case 'verdict.set':
      return setVerdict(data, edit);
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

/**
 * Whether the review stays with its rubric version when the rubric is changed. A calibration review is
 * judged by the rubric of its session.
 */
export const isPinned = ({
  status,
  answers,
  purpose,
}: Pick<Review, 'status' | 'answers' | 'purpose'>): boolean =>
  status === 'submitted' ||
  status === 'voided' ||
  purpose === 'calibration' ||
  Object.keys(answers).length > 0;

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

/** All of the answers, or none if one is refused. */
function setAnswers(
  data: ReviewData,
  { answers }: EditOf<'answers.set'>,
  context: EditContext,
): EditResult {
  let edited: EditResult = ok(data);
  for (const answer of answers) {
    edited = setAnswer(edited.value, answer, context);
    if (!edited.ok) return edited;
  }
  return edited;
}

function setAnswer(
  data: ReviewData,
  edit: Pick<EditOf<'answer.set'>, 'criterionId' | 'answer'>,
  context: EditContext,
): EditResult {
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

/** A blank comment is none. */
function withComment<T extends { readonly comment?: string | undefined }>(
  { comment: _previous, ...others }: T,
  comment: string | undefined,
) {
  return comment === undefined || comment.trim() === '' ? others : { ...others, comment };
}

const refused = (reason: string): EditResult => err({ kind: 'edit-refused', reason });
