import type { CallId } from '../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../src-shared/filter.ts';
import type { Db } from '../db/db.ts';

/**
 * What the queue shows and filters of people's work on a call. `reviews.db` owns it; `calls.db` holds
 * this copy so that a filter reads one table.
 */
export interface ReviewSummary {
  readonly status: ReviewStatus;
  readonly flagged: boolean;
  readonly score?: number;
  /** One for each tag put on the call, so a tag put on twice is here twice. */
  readonly tagIds: readonly string[];
}

export const notReviewed: ReviewSummary = { status: 'new', flagged: false, tagIds: [] };

/** Copies the mark to the row of the call, if the cache holds the call. */
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
