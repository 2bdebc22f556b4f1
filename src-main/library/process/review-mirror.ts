import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CallId } from '../../../src-shared/call.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import { writeReviewSummary } from '../calls/review-summary.ts';
import { reviewSummaryOf } from '../reviews/tables/review-summaries.ts';
import { callsFile } from '../calls/calls-db.ts';
import { openDb, openReadOnlyDb, type Db } from '../db/db.ts';
import { StorageError } from '../db/storage-error.ts';
import { readReviewsState, type ReviewsState } from '../reviews/database/reviews-state.ts';
import { changesPlans, copyPlans } from './plan-mirror.ts';
import { fromStored } from '../db/stored-json.ts';

/** The state of the reviews that `calls.db` has a copy of; undefined if it has none or can't be read. */
export function mirroredState(folder: string): ReviewsState | undefined {
  const file = path.join(folder, callsFile);
  if (!existsSync(file)) return undefined;
  try {
    const calls = openReadOnlyDb(file);
    try {
      const stored = calls.first<{ value: string }>(mirroredQuery);
      const mirrored = stored && fromStored<MirroredState>(stored.value);
      return mirrored?.replaced === true ? undefined : mirrored;
    } finally {
      calls.close();
    }
  } catch {
    // An unreadable cache says nothing about the reviews.
    return undefined;
  }
}

interface MirroredState extends ReviewsState {
  /** Whose reviews the copies show. */
  readonly reviewer: string;
  /** The reviews were replaced by older or other ones on purpose, so nothing is missing. */
  readonly replaced?: boolean;
}

/** Notes that the reviews were replaced on purpose. An unreadable cache is replaced anyway. */
export function noteReplacedReviews(folder: string): void {
  const file = path.join(folder, callsFile);
  if (!existsSync(file)) return;
  try {
    const calls = openDb(file, { synchronous: 'NORMAL', cacheMb: 1 });
    try {
      calls.run(
        `UPDATE meta SET value = json_set(value, '$.replaced', json('true')) WHERE name = 'mirrored'`,
      );
    } finally {
      calls.close();
    }
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

const mirroredQuery = `SELECT value FROM meta WHERE name = 'mirrored'`;

/**
 * Updates the review summaries in `calls.db` from `reviews.db`. After a crash between the two commits
 * only the calls edited since are copied. A new cache needs nothing: its rows get their summaries
 * when they are stored.
 */
export function catchUpMirror(calls: Db, reviews: Db, reviewer: string): void {
  const stored = calls.first<{ value: string }>(mirroredQuery);
  const copied = stored && fromStored<MirroredState>(stored.value);
  const affected = copied === undefined ? [] : outdatedCalls(calls, reviews, { copied, reviewer });
  if (affected !== undefined) copyEverything(calls, reviews, { affected, reviewer });
}

/** The calls whose copies may be outdated; undefined if nothing has changed since they were made. */
function outdatedCalls(
  calls: Db,
  reviews: Db,
  { copied, reviewer }: { readonly copied: MirroredState; readonly reviewer: string },
): readonly CallId[] | undefined {
  const current = readReviewsState(reviews);
  // With other reviews, or those of another reviewer, every copy is outdated.
  if (copied.replaced === true || copied.reviewer !== reviewer) {
    return allTouchedCalls(calls, reviews);
  }
  // Older than the copy: reviews.db was restored from a backup.
  if (copied.history > current.history || copied.turn > current.turn) {
    return allTouchedCalls(calls, reviews);
  }
  const isSame = copied.history === current.history && copied.turn === current.turn;
  return isSame && copied.atMs === current.atMs ? undefined : callsTouchedSince(reviews, copied);
}

/** The plans first, since the summaries note that the copies are up to date. */
function copyEverything(
  calls: Db,
  reviews: Db,
  { affected, reviewer }: { readonly affected: readonly CallId[]; readonly reviewer: string },
): void {
  calls.transaction(() => copyPlans(calls, reviews));
  copyReviewSummaries(calls, reviews, affected, { ...readReviewsState(reviews), reviewer });
}

/** Updates the summaries after an edit, undo or redo. An edit of the tag set may affect many calls. */
export function mirrorEdit(
  calls: Db,
  reviews: Db,
  {
    historyId,
    reviewData,
    reviewerId,
  }: Pick<EditReceipt, 'historyId' | 'reviewData'> & { readonly reviewerId: string },
): void {
  const affected =
    reviewData === undefined ? changedCalls(reviews, historyId) : [reviewData.callId];
  if (reviewData === undefined && changesPlans(reviews, historyId)) {
    calls.transaction(() => copyPlans(calls, reviews));
  }
  copyReviewSummaries(calls, reviews, affected, {
    ...readReviewsState(reviews),
    reviewer: reviewerId,
  });
}

/** The calls whose reviews or applied tags a history entry changed, from the row changes it recorded. */
const changedCalls = (reviews: Db, historyId: number): readonly CallId[] =>
  reviews
    .all<{ id: CallId }>(
      `SELECT DISTINCT json_extract(coalesce(change.value -> 'after', change.value -> 'before'), '$.call_id') AS id
       FROM history, json_each(history.changes) AS change
       WHERE history.id = ? AND change.value ->> 'table' IN ('reviews', 'applied_tags')`,
      historyId,
    )
    .map(({ id }) => id);

function copyReviewSummaries(
  calls: Db,
  reviews: Db,
  ids: readonly CallId[],
  current: MirroredState,
): void {
  calls.transaction(() => {
    for (const id of ids) {
      writeReviewSummary(calls, id, reviewSummaryOf(reviews, id, current.reviewer));
    }
    calls.run(`INSERT OR REPLACE INTO meta VALUES ('mirrored', ?)`, JSON.stringify(current));
  });
}

const callsTouchedSince = (reviews: Db, { history, turn }: ReviewsState): readonly CallId[] =>
  reviews
    .all<{ id: number; call_id: CallId | null }>(
      `SELECT id, call_id FROM history
       WHERE id > ? OR id IN (SELECT history_id FROM undo_log WHERE id > ?)`,
      history,
      turn,
    )
    .flatMap(({ id, call_id: callId }) => (callId === null ? changedCalls(reviews, id) : [callId]));

function allTouchedCalls(calls: Db, reviews: Db): readonly CallId[] {
  const withSummary = calls.all<{ id: CallId }>(
    `SELECT id FROM calls WHERE state <> 'new' OR reviews_by_anyone > 0`,
  );
  const reviewed = reviews.all<{ id: CallId }>('SELECT DISTINCT call_id AS id FROM reviews');
  return [...new Set([...withSummary, ...reviewed].map(({ id }) => id))];
}
