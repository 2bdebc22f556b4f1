import { deleteCalls } from '../calls/remove-call.ts';
import type { RemovedCalls } from '../calls/removed-calls.ts';
import type { Db } from '../db/db.ts';
import { deleteReviewsOf } from '../reviews/removed-reviews.ts';

/** Completes a removal that a crash interrupted. */
export function completeRemovals(removed: RemovedCalls, reviews: Db, calls: Db): void {
  const ids = removed.idsWithReviewsToDelete();
  if (ids.length > 0) {
    overwriting(reviews, () =>
      reviews.transaction(() => {
        for (const id of ids) deleteReviewsOf(reviews, id);
      }),
    );
    removed.noteReviewsDeleted(ids);
  }
  if (removed.ids().length > 0) deleteCalls(calls, removed.ids());
}

/** What is deleted meanwhile is overwritten in the file. */
export function overwriting<T>(db: Db, work: () => T): T {
  db.exec('PRAGMA secure_delete = ON');
  try {
    return work();
  } finally {
    db.exec('PRAGMA secure_delete = OFF');
  }
}
