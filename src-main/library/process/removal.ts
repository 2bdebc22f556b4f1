import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import { deleteCalls, readRecord } from '../calls/remove-call.ts';
import { storeCalls } from '../calls/store-calls.ts';
import { fromStored } from '../db/stored-json.ts';
import { removalText } from '../reviews/edits/removal-text.ts';
import { recordEdit } from '../reviews/history.ts';
import {
  deleteReviewsOf,
  readReviewsOf,
  restoreReviews,
  type RemovedReviews,
} from '../reviews/removed-reviews.ts';
import { reviewSummaryOf } from '../reviews/tables/review-summaries.ts';
import type { LibraryDatabases } from './databases.ts';
import { overwriting } from './complete-removals.ts';
import { catchUpMirror } from './review-mirror.ts';

interface Removal {
  readonly ids: readonly CallId[];
  readonly withReviews: boolean;
  readonly requestId: string;
  readonly nowMs: number;
}

/** Sets calls aside in `removed.db` and deletes them elsewhere, with everything that people made about them. */
export function removeCalls(
  databases: LibraryDatabases,
  { ids, withReviews, requestId, nowMs }: Removal,
): Result<true, AppError> {
  const calls = databases.calls();
  const { reviews, removed, editContext } = databases;
  const records = ids.flatMap((id) => readRecord(calls, id) ?? []);
  const made = new Map<CallId, RemovedReviews>();
  for (const id of withReviews ? ids : []) {
    const reviewsOfCall = readReviewsOf(reviews, id);
    if (reviewsOfCall !== undefined) made.set(id, reviewsOfCall);
  }
  // Kept first: a crash in between is completed at the next opening.
  removed.add(records, nowMs, (id) => {
    const reviewsOfCall = made.get(id);
    return reviewsOfCall && JSON.stringify(reviewsOfCall);
  });
  if (made.size > 0) {
    const request = {
      requestId,
      edit: { kind: 'calls.remove', calls: made.size },
      make() {
        for (const id of made.keys()) deleteReviewsOf(reviews, id);
        return ok(removalText.removed(made.size));
      },
    } as const;
    try {
      changeReviews(databases, () => recordEdit(editContext, request));
    } catch (error) {
      // Nothing was deleted, so nothing may be completed at the next opening either.
      for (const id of ids) removed.forget(id);
      throw error;
    }
    removed.noteReviewsDeleted([...made.keys()]);
  }
  deleteCalls(calls, ids);
  return ok(true);
}

/** Stores a removed call again, with the reviews that were removed with it. */
export function restoreCall(
  databases: LibraryDatabases,
  {
    id,
    requestId,
    nowMs,
  }: { readonly id: CallId; readonly requestId: string; readonly nowMs: number },
): Result<true, AppError> {
  const { removed, reviews, editContext } = databases;
  const record = removed.record(id);
  if (record === undefined) return { ok: false, error: { kind: 'unknown-call', callId: id } };
  const content = removed.reviews(id);
  if (content !== undefined) {
    const done = changeReviews(databases, () =>
      recordEdit(editContext, {
        requestId,
        edit: { kind: 'calls.restore', calls: 1 },
        make() {
          restoreReviews(reviews, id, fromStored<RemovedReviews>(content));
          return ok(removalText.restored);
        },
      }),
    );
    if (!done.ok) return done;
  }
  const context = {
    nowMs,
    reviewSummaryOf: (callId: CallId) => reviewSummaryOf(reviews, callId, databases.reviewer().id),
  };
  storeCalls(databases.calls(), [record], undefined, context);
  removed.forget(id);
  return ok(true);
}

function changeReviews(
  databases: LibraryDatabases,
  change: () => Result<EditReceipt, AppError>,
): Result<EditReceipt, AppError> {
  const { reviews, reviewer, insights } = databases;
  const done = overwriting(reviews, change);
  if (!done.ok) return done;
  insights.tables.reset();
  catchUpMirror(databases.calls(), reviews, reviewer().id);
  return done;
}
