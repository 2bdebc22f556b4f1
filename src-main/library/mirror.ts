import type { CallId } from '../../src-shared/call.ts';
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

/** After one edit, undo or redo. */
export function mirrorCall(calls: Db, reviews: Db, id: CallId | undefined): void {
  copyMarks(calls, reviews, id === undefined ? [] : [id], mirroredNow(reviews));
}

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
    .all<{ id: CallId }>(
      `SELECT DISTINCT call_id AS id FROM history
       WHERE call_id IS NOT NULL
         AND (id > ? OR id IN (SELECT history_id FROM turns WHERE id > ?))`,
      history,
      turn,
    )
    .map(({ id }) => id);

function allTouched(calls: Db, reviews: Db): readonly CallId[] {
  const marked = calls.all<{ id: CallId }>(`SELECT id FROM calls WHERE state <> 'new'`);
  const reviewed = reviews.all<{ id: CallId }>('SELECT call_id AS id FROM reviews');
  return [...new Set([...marked, ...reviewed].map(({ id }) => id))];
}
