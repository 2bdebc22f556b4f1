import type { CallId } from '../../src-shared/call.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import { writeMark } from './calls/work-mark.ts';
import { markOf } from './reviews/work.ts';
import type { Db } from './storage/db.ts';
import { fromStored } from './storage/stored-json.ts';

/** How far the copy of people's work in `calls.db` has come. */
interface Mirrored {
  readonly history: number;
  readonly turn: number;
}

/**
 * Brings the marks in `calls.db` up to what `reviews.db` holds. After a kill between the two commits only
 * the calls touched since are copied. A new cache needs none: its rows get their marks when stored.
 */
export function catchUp(calls: Db, reviews: Db): void {
  const stored = calls.first<{ value: string }>(`SELECT value FROM meta WHERE name = 'mirrored'`);
  const now = mirroredNow(reviews);
  if (stored !== undefined) {
    const done = fromStored<Mirrored>(stored.value);
    if (done.history === now.history && done.turn === now.turn) return;
    // Less than was copied: people's work was put back from a backup, so all marks are in doubt.
    const isBackInTime = done.history > now.history || done.turn > now.turn;
    const touched = isBackInTime ? allTouched(calls, reviews) : touchedSince(reviews, done);
    copyMarks(calls, reviews, touched, now);
    return;
  }
  copyMarks(calls, reviews, [], now);
}

/** After one edit, undo or redo: of a call, or of the tag set, which may touch what bears its tags. */
export function mirrorEdit(
  calls: Db,
  reviews: Db,
  { historyId, work }: Pick<EditReceipt, 'historyId' | 'work'>,
): void {
  const touched = work === undefined ? retagged(reviews, historyId) : [work.callId];
  copyMarks(calls, reviews, touched, mirroredNow(reviews));
}

/** The calls whose tags a line of the history changed, by the rows it wrote down. */
const retagged = (reviews: Db, historyId: number): readonly CallId[] =>
  reviews
    .all<{ id: CallId }>(
      `SELECT DISTINCT json_extract(coalesce(change.value -> 'after', change.value -> 'before'), '$.call_id') AS id
       FROM history, json_each(history.changes) AS change
       WHERE history.id = ? AND change.value ->> 'table' = 'applied_tags'`,
      historyId,
    )
    .map(({ id }) => id);

function copyMarks(calls: Db, reviews: Db, ids: readonly CallId[], now: Mirrored): void {
  calls.transaction(() => {
    for (const id of ids) writeMark(calls, id, markOf(reviews, id));
    calls.run(`INSERT OR REPLACE INTO meta VALUES ('mirrored', ?)`, JSON.stringify(now));
  });
}

const mirroredNow = (reviews: Db): Mirrored =>
  reviews.first<Mirrored>(
    `SELECT coalesce((SELECT max(id) FROM history), 0) AS history,
       coalesce((SELECT max(id) FROM turns), 0) AS turn`,
  ) ?? { history: 0, turn: 0 };

const touchedSince = (reviews: Db, { history, turn }: Mirrored): readonly CallId[] =>
  reviews
    .all<{ id: number; call_id: CallId | null }>(
      `SELECT id, call_id FROM history
       WHERE id > ? OR id IN (SELECT history_id FROM turns WHERE id > ?)`,
      history,
      turn,
    )
    .flatMap(({ id, call_id: callId }) => (callId === null ? retagged(reviews, id) : [callId]));

function allTouched(calls: Db, reviews: Db): readonly CallId[] {
  const marked = calls.all<{ id: CallId }>(`SELECT id FROM calls WHERE state <> 'new'`);
  const reviewed = reviews.all<{ id: CallId }>('SELECT call_id AS id FROM reviews');
  return [...new Set([...marked, ...reviewed].map(({ id }) => id))];
}
