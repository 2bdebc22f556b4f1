import type { CallId } from '../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../src-shared/filter.ts';
import type { Db } from '../db/db.ts';

/**
 * What the queue shows and filters of a review. `reviews.db` owns the data; `calls.db` has this copy,
 * so that a filter reads one database.
 */
export interface ReviewSummary {
  readonly status: ReviewStatus;
  readonly flagged: boolean;
  readonly score?: number;
  /** The tag of each applied tag, so the same id may occur more than once. */
  readonly tagIds: readonly string[];
}

export const notReviewed: ReviewSummary = { status: 'new', flagged: false, tagIds: [] };

/** Copies the summary to the row of the call, if the call is stored. */
export function writeReviewSummary(db: Db, id: CallId, summary: ReviewSummary): void {
  const row = db.first<{ key: number }>('SELECT key FROM calls WHERE id = ?', id);
  if (row === undefined) return;
  db.run(
    'UPDATE calls SET state = ?, flagged = ?, score = ?, tag_count = ? WHERE key = ?',
    summary.status,
    Number(summary.flagged),
    summary.score ?? null,
    summary.tagIds.length,
    row.key,
  );
  db.run('DELETE FROM call_tags WHERE key = ?', row.key);
  for (const tagId of new Set(summary.tagIds)) {
    db.run('INSERT INTO call_tags(tag_id, key) VALUES (?, ?)', tagId, row.key);
  }
}
