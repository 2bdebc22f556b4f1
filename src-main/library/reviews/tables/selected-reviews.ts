import type { CallId } from '../../../../src-shared/call.ts';
import type { Db } from '../../db/db.ts';
import type { ReviewerCall } from './presence.ts';
import type { RowChange } from './row-change.ts';

/** Makes this review the one that the reviewer works on when they open the call. Not a step of undo. */
export function selectReview(
  db: Db,
  { callId, reviewerId, reviewId }: ReviewerCall & { readonly reviewId: string },
): void {
  db.run(
    `INSERT INTO selected_reviews VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET review_id = excluded.review_id`,
    callId,
    reviewerId,
    reviewId,
  );
}

/** Selects the review that these changes belong to, so that the reviewer sees what was undone or redone. */
export function selectChangedReview(
  db: Db,
  reviewer: { readonly callId: CallId; readonly reviewerId: string },
  changes: readonly RowChange[],
): void {
  for (const { table, before, after } of changes) {
    const row = after ?? before;
    const reviewId = table === 'reviews' ? row?.['id'] : row?.['review_id'];
    if (typeof reviewId === 'string') {
      selectReview(db, { ...reviewer, reviewId });
      return;
    }
  }
}
