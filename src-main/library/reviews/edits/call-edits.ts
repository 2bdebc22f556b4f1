import { randomUUID } from 'node:crypto';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { noAnnotations } from '../../../../src-shared/no-annotations.ts';
import { applyEdit, type CallEdit } from '../../../../src-shared/apply-review-edit.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { readReviewData, writeReviewData } from '../tables/review-rows.ts';
import type { Db } from '../../db/db.ts';
import { isSessionOpen, readSession } from '../tables/calibration-sessions.ts';
import { selectReview } from '../tables/selected-reviews.ts';
import { takeSnapshot } from '../tables/snapshots.ts';
import { readTags } from '../tables/tag-set.ts';
import { calibrationEditText } from './calibration-edit-text.ts';
import { sessionToReview } from './calibration-edits.ts';
import { refused, type EditContext } from './edit-context.ts';
import { callEditLabel } from './edit-text.ts';

/** Applies an edit of one call with the reducer that the renderer also uses, and stores the changes. */
export function editCall(context: EditContext, edit: CallEdit): Result<string, AppError> {
  const { db, rubrics, nowMs, reviewer } = context;
  const callId = callIdOf(edit);
  const before = readReviewData(db, rubrics, { callId, reviewerId: reviewer.id });
  if (before.review.status === 'new' && !context.holdsCall(callId)) {
    return err({ kind: 'unknown-call', callId });
  }
  const sessionProblem = calibrationProblem(context, before, edit);
  if (sessionProblem !== undefined) return err(sessionProblem);
  const currentRubric = rubricOfSession(context, edit) ?? rubrics.current();
  const { rubricId, rubricVersion } = before.review;
  const rubric = rubrics.version(rubricId, rubricVersion) ?? currentRubric;
  const tags = readTags(db);
  const after = applyEdit(before, edit, { nowMs, reviewer, rubric, currentRubric, tags });
  if (!after.ok) return after;
  const conflict = conflictOf(context, before, edit);
  if (conflict !== undefined) return refused(conflict);
  const label = callEditLabel(edit, { before, after: after.value, rubric, tags });
  // This edit changes no row, so undo skips it and never removes the record.
  if (edit.kind === 'call.unmask' || edit.kind === 'reviews.reveal') return ok(label);
  storeReview(context, { edit, before, after: withJudged(context, edit, after.value), rubric });
  return ok(label);
}

/** A calibration review can be begun by participants, and changed until its session is revealed. */
function calibrationProblem(
  context: EditContext,
  { review }: ReviewData,
  edit: CallEdit,
): AppError | undefined {
  if (edit.kind === 'review.start') {
    if (edit.purpose !== 'calibration') return undefined;
    const session = sessionToReview(context, edit.sessionId ?? '', edit.callId);
    return session.ok ? undefined : session.error;
  }
  const isFixed =
    review.purpose === 'calibration' &&
    review.sessionId !== undefined &&
    !isSessionOpen(context.db, review.sessionId);
  return isFixed && !isWithoutJudgement.includes(edit.kind)
    ? { kind: 'edit-refused', reason: calibrationEditText.reviewsAreFixed }
    : undefined;
}

const isWithoutJudgement: readonly CallEdit['kind'][] = ['call.unmask', 'reviews.reveal'];

/** A calibration review is begun with the rubric of its session, also if a newer one is in use. */
function rubricOfSession({ db, rubrics }: EditContext, edit: CallEdit): Rubric | undefined {
  if (edit.kind !== 'review.start' || edit.purpose !== 'calibration') return undefined;
  const session = readSession(db, edit.sessionId ?? '')?.session;
  return session && rubrics.version(session.rubricId, session.rubricVersion);
}

/** A review keeps what the measures said when it was submitted, since they may say something else later. */
function withJudged(context: EditContext, edit: CallEdit, data: ReviewData): ReviewData {
  if (edit.kind !== 'review.submit') return data;
  const { judgedMeasures: _before, ...review } = data.review;
  const rubric = context.rubrics.version(review.rubricId, review.rubricVersion);
  const judgedMeasures = rubric === undefined ? [] : context.judge(data.callId, rubric);
  return { ...data, review: judgedMeasures.length === 0 ? review : { ...review, judgedMeasures } };
}

interface EditedReview {
  readonly edit: CallEdit;
  readonly before: ReviewData;
  readonly after: ReviewData;
  readonly rubric: Rubric;
}

/** Writes the review. A new one gets its id here, and becomes the one that the reviewer works on. */
function storeReview(context: EditContext, { edit, before, after, rubric }: EditedReview): void {
  const { db, recorder, reviewer } = context;
  const { callId } = after;
  const reviewId = after.reviewId ?? randomUUID();
  const isNew = before.reviewId !== reviewId;
  writeReviewData(recorder, {
    before: isNew ? { ...after, ...nothing } : before,
    after: { ...after, reviewId },
    // A new review has no answers yet, so its score is the same by any rubric.
    rubric,
    snapshotId:
      edit.kind === 'review.submit'
        ? snapshotOf(context, callId, reviewId)
        : storedSnapshot(db, reviewId),
  });
  if (isNew) selectReview(db, { callId, reviewerId: reviewer.id, reviewId });
}

/** Why the edit would collide with another review; undefined if it does not. */
function conflictOf(context: EditContext, before: ReviewData, edit: CallEdit): string | undefined {
  if (edit.kind === 'tag.apply' && isTagIdTaken(context, edit.tag.id)) {
    return 'This tag was already added to another review.';
  }
  if (
    edit.kind === 'correction.set' &&
    isCorrectionOfAnother(context, before, edit.correction.id)
  ) {
    return 'This correction belongs to another review.';
  }
  if (edit.kind === 'review.start' && isStarted(context, edit)) {
    return 'You already have a review of this call for this purpose.';
  }
  return undefined;
}

/** What a review that is being created had before. */
const nothing = { ...noAnnotations, tags: [] };

/** The branded id of an edit's call; the IPC schema has checked that it is a string. */
const callIdOf = ({ callId }: CallEdit): CallId =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand marks where a string came from, and edits only use call ids that the library returned
  callId as CallId;

const isTagIdTaken = ({ db }: EditContext, id: string): boolean =>
  db.first('SELECT 1 FROM applied_tags WHERE id = ?', id) !== undefined;

function isCorrectionOfAnother(
  { db }: EditContext,
  { reviewId = '' }: ReviewData,
  id: string,
): boolean {
  const row = db.first<{ review_id: string }>('SELECT review_id FROM corrections WHERE id = ?', id);
  return row !== undefined && row.review_id !== reviewId;
}

/** Also when another review of the reviewer is selected at the moment. */
const isStarted = (
  { db, reviewer }: EditContext,
  { callId, reviewId, purpose, sessionId = '' }: Extract<CallEdit, { kind: 'review.start' }>,
): boolean =>
  db.first(
    `SELECT 1 FROM reviews WHERE id = ? OR (call_id = ? AND reviewer_id = ? AND purpose = ?
       AND coalesce(session_id, '') = ? AND state <> 'voided')`,
    reviewId,
    callId,
    reviewer.id,
    purpose,
    sessionId,
  ) !== undefined;

/** The call as the reviewer saw it when submitting. */
function snapshotOf(context: EditContext, callId: CallId, reviewId: string): number | null {
  const call = context.callOf(callId);
  return call === undefined
    ? storedSnapshot(context.db, reviewId)
    : takeSnapshot(context.db, call, context.nowMs);
}

const storedSnapshot = (db: Db, reviewId: string): number | null =>
  db.first<{ snapshot_id: number | null }>('SELECT snapshot_id FROM reviews WHERE id = ?', reviewId)
    ?.snapshot_id ?? null;
