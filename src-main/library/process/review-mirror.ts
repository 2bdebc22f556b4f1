import type { CallId } from '../../../src-shared/call.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import { writeReviewSummary } from '../calls/review-summary.ts';
import { reviewSummaryOf } from '../reviews/tables/review-rows.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';

/** How far the copy of people's work in `calls.db` has come. */
interface MirrorState {
  readonly history: number;
  readonly turn: number;
}

/**
 * Brings the marks in `calls.db` up to what `reviews.db` holds. After a kill between the two commits only
 * the calls touched since are copied. A new cache needs none: its rows get their marks when stored.
 */
export function catchUpMirror(calls: Db, reviews: Db): void {
  const stored = calls.first<{ value: string }>(`SELECT value FROM meta WHERE name = 'mirrored'`);
  const now = currentMirrorState(reviews);
  if (stored !== undefined) {
    const done = fromStored<MirrorState>(stored.value);
    if (done.history === now.history && done.turn === now.turn) return;
    // Less than was copied: people's work was put back from a backup, so all marks are in doubt.
    const isBackInTime = done.history > now.history || done.turn > now.turn;
    const touched = isBackInTime
      ? allTouchedCalls(calls, reviews)
      : callsTouchedSince(reviews, done);
    copyReviewSummaries(calls, reviews, touched, now);
    return;
  }
  copyReviewSummaries(calls, reviews, [], now);
}

/** After one edit, undo or redo: of a call, or of the tag set, which may touch what bears its tags. */
export function mirrorEdit(
  calls: Db,
  reviews: Db,
  { historyId, reviewData }: Pick<EditReceipt, 'historyId' | 'reviewData'>,
): void {
  const touched =
    reviewData === undefined ? retaggedCalls(reviews, historyId) : [reviewData.callId];
  copyReviewSummaries(calls, reviews, touched, currentMirrorState(reviews));
}

/** The calls whose tags a line of the history changed, by the rows it wrote down. */
const retaggedCalls = (reviews: Db, historyId: number): readonly CallId[] =>
  reviews
    .all<{ id: CallId }>(
      `SELECT DISTINCT json_extract(coalesce(change.value -> 'after', change.value -> 'before'), '$.call_id') AS id
       FROM history, json_each(history.changes) AS change
       WHERE history.id = ? AND change.value ->> 'table' = 'applied_tags'`,
      historyId,
    )
    .map(({ id }) => id);

function copyReviewSummaries(
  calls: Db,
  reviews: Db,
  ids: readonly CallId[],
  now: MirrorState,
): void {
  calls.transaction(() => {
    for (const id of ids) writeReviewSummary(calls, id, reviewSummaryOf(reviews, id));
    calls.run(`INSERT OR REPLACE INTO meta VALUES ('mirrored', ?)`, JSON.stringify(now));
  });
}

const currentMirrorState = (reviews: Db): MirrorState =>
  reviews.first<MirrorState>(
    `SELECT coalesce((SELECT max(id) FROM history), 0) AS history,
       coalesce((SELECT max(id) FROM turns), 0) AS turn`,
  ) ?? { history: 0, turn: 0 };

const callsTouchedSince = (reviews: Db, { history, turn }: MirrorState): readonly CallId[] =>
  reviews
    .all<{ id: number; call_id: CallId | null }>(
      `SELECT id, call_id FROM history
       WHERE id > ? OR id IN (SELECT history_id FROM turns WHERE id > ?)`,
      history,
      turn,
    )
    .flatMap(({ id, call_id: callId }) =>
      callId === null ? retaggedCalls(reviews, id) : [callId],
    );

function allTouchedCalls(calls: Db, reviews: Db): readonly CallId[] {
  const marked = calls.all<{ id: CallId }>(`SELECT id FROM calls WHERE state <> 'new'`);
  const reviewed = reviews.all<{ id: CallId }>('SELECT call_id AS id FROM reviews');
  return [...new Set([...marked, ...reviewed].map(({ id }) => id))];
}
