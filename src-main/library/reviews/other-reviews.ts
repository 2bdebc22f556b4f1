import type { AppError } from '../../../src-shared/errors.ts';
import type { ReadReview } from '../../../src-shared/ipc/review-requests.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { OtherReview } from '../../../src-shared/review.ts';
import type { Db } from '../db/db.ts';
import type { EditDeps } from './history.ts';
import type { ReviewerCall } from './tables/presence.ts';
import { currentReviewRow, reviewDataOf, type ReviewRow } from './tables/review-rows.ts';
import { isSessionOpen } from './tables/calibration-sessions.ts';
import { selectReview } from './tables/selected-reviews.ts';

/** The reviews of a call except the one that the reviewer works on, newest first. */
export function otherReviews(db: Db, call: ReviewerCall): readonly OtherReview[] {
  const current = currentReviewRow(db, call.callId, call.reviewerId);
  return db
    .all<ReviewRow>(
      'SELECT * FROM reviews WHERE call_id = ? AND id <> ? ORDER BY started_ms DESC',
      call.callId,
      current?.id ?? '',
    )
    .map((row) => ({
      reviewId: row.id,
      own: row.reviewer_id === call.reviewerId,
      purpose: row.purpose,
      status: row.state,
      readable: isReadable(db, row, call),
      ...(row.reviewer === null ? {} : { reviewer: row.reviewer }),
      ...(row.submitted_ms === null ? {} : { submittedMs: row.submitted_ms }),
    }));
}

/**
 * A reviewer judges a call without seeing what others think of it: until their own review is submitted,
 * or they ask to see the others, which the history records. A calibration review
 * becomes readable when its session is revealed.
 */
function isReadable(db: Db, row: ReviewRow, { callId, reviewerId }: ReviewerCall): boolean {
  if (row.reviewer_id === reviewerId) return true;
  if (row.purpose === 'calibration') return !isSessionOpen(db, row.session_id ?? '');
  const hasSubmitted = db.first(
    `SELECT 1 FROM reviews WHERE call_id = ? AND reviewer_id = ? AND state = 'submitted'
       AND purpose <> 'calibration'`,
    callId,
    reviewerId,
  );
  const hasRevealed = db.first(
    `SELECT 1 FROM history
     WHERE call_id = ? AND reviewer_id = ? AND edit ->> 'kind' = 'reviews.reveal'`,
    callId,
    reviewerId,
  );
  return hasSubmitted !== undefined || hasRevealed !== undefined;
}

export function readOtherReview(
  { db, rubrics, reviewer }: EditDeps,
  reviewId: string,
): Result<ReadReview, AppError> {
  const row = db.first<ReviewRow>('SELECT * FROM reviews WHERE id = ?', reviewId);
  if (row === undefined) return unknownReview;
  if (!isReadable(db, row, { callId: row.call_id, reviewerId: reviewer().id })) {
    const reason = 'Submit your own review first, or choose to see the other reviews.';
    return err({ kind: 'edit-refused', reason });
  }
  return ok(readReview(db, rubrics, row));
}

export function selectOwnReview(
  { db, rubrics, reviewer }: EditDeps,
  reviewId: string,
): Result<ReadReview, AppError> {
  const row = db.first<ReviewRow>('SELECT * FROM reviews WHERE id = ?', reviewId);
  const reviewerId = reviewer().id;
  if (row?.reviewer_id !== reviewerId) return unknownReview;
  selectReview(db, { callId: row.call_id, reviewerId, reviewId });
  return ok(readReview(db, rubrics, row));
}

const unknownReview: Result<never, AppError> = err({
  kind: 'edit-refused',
  reason: 'This review no longer exists.',
});

function readReview(db: Db, rubrics: EditDeps['rubrics'], row: ReviewRow): ReadReview {
  const work = reviewDataOf(db, rubrics, row);
  const { rubricId, rubricVersion } = work.review;
  return { work, rubric: rubrics.version(rubricId, rubricVersion) ?? rubrics.current() };
}
