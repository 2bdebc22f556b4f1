import type { Db } from '../../db/db.ts';

/** How far the edits in `reviews.db` go: its newest history entry and its newest undo. */
export interface ReviewsState {
  readonly history: number;
  readonly turn: number;
  /** When the newest history entry was last extended. Absent in what earlier versions stored. */
  readonly atMs?: number;
}

/** Works for a database of any version. */
export function readReviewsState(db: Db): ReviewsState {
  const isNamedTurns = db.first(`SELECT 1 FROM sqlite_schema WHERE name = 'turns'`) !== undefined;
  return (
    db.first<{ history: number; turn: number; atMs: number }>(
      `SELECT coalesce((SELECT max(id) FROM history), 0) AS history,
         coalesce((SELECT max(id) FROM ${isNamedTurns ? 'turns' : 'undo_log'}), 0) AS turn,
         coalesce((SELECT at_ms FROM history ORDER BY id DESC LIMIT 1), 0) AS atMs`,
    ) ?? { history: 0, turn: 0 }
  );
}

/**
 * How many edits and undos `stored` lacks of those that were `known`; 0 if it lacks none. Typed text is
 * joined to an existing entry, so a lost part of it shows in the time of that entry only.
 */
export function missingEdits(stored: ReviewsState, known: ReviewsState): number {
  const missing =
    Math.max(0, known.history - stored.history) + Math.max(0, known.turn - stored.turn);
  if (missing > 0 || known.history !== stored.history) return missing;
  return (known.atMs ?? 0) > (stored.atMs ?? 0) ? 1 : 0;
}
