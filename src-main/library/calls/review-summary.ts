import type { VerdictStance } from '../../../src-shared/verdict-stances.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import type { Db } from '../db/db.ts';

/**
 * What the queue shows and filters of the current reviewer's own review of a call. `reviews.db` owns the data; `calls.db` has this copy,
 * so that a filter reads one database.
 */
export interface ReviewSummary {
  readonly status: ReviewStatus;
  readonly flagged: boolean;
  readonly score?: number;
  /** Of submitted reviews. */
  readonly passed?: boolean;
  readonly submittedMs?: number;
  /** On the call, an answer or a tag. */
  readonly commented: boolean;
  /** The tag of each applied tag, so the same id may occur more than once. */
  readonly tagIds: readonly string[];
  readonly answers: readonly AnswerSummary[];
  readonly verdicts: readonly VerdictSummary[];
  /** How many reviews the call has that are not voided, by this reviewer or another. */
  readonly reviewsByAnyone: number;
  /** The names of everybody who submitted one. */
  readonly reviewers: readonly string[];
}

/** An answer as it is filtered by. An answer with several values has one of these for each. */
export interface AnswerSummary {
  readonly criterionId: string;
  /** An option id, or `not-applicable`. */
  readonly value: string;
}

/** What the reviewer thinks of one of Retell's judgements. */
export interface VerdictSummary {
  /** `sentiment`, `success` or `custom.<name>`. */
  readonly field: string;
  readonly stance: VerdictStance;
}

export const notReviewed: ReviewSummary = {
  status: 'new',
  flagged: false,
  commented: false,
  tagIds: [],
  answers: [],
  verdicts: [],
  reviewsByAnyone: 0,
  reviewers: [],
};

/** Copies the summary to the row of the call, if the call is stored. */
export function writeReviewSummary(db: Db, id: CallId, summary: ReviewSummary): void {
  const row = db.first<{ key: number }>('SELECT key FROM calls WHERE id = ?', id);
  if (row === undefined) return;
  const { key } = row;
  db.run(
    `UPDATE calls SET state = ?, flagged = ?, score = ?, passed = ?, submitted_ms = ?,
       commented = ?, tag_count = ?, reviews_by_anyone = ? WHERE key = ?`,
    summary.status,
    Number(summary.flagged),
    summary.score ?? null,
    summary.passed === undefined ? null : Number(summary.passed),
    summary.submittedMs ?? null,
    Number(summary.commented),
    summary.tagIds.length,
    summary.reviewsByAnyone,
    key,
  );
  db.run('DELETE FROM call_tags WHERE key = ?', key);
  for (const tagId of new Set(summary.tagIds)) {
    db.run('INSERT INTO call_tags(tag_id, key) VALUES (?, ?)', tagId, key);
  }
  db.run('DELETE FROM call_answers WHERE key = ?', key);
  for (const { criterionId, value } of summary.answers) {
    db.run('INSERT OR IGNORE INTO call_answers VALUES (?, ?, ?)', criterionId, value, key);
  }
  db.run('DELETE FROM call_verdicts WHERE key = ?', key);
  for (const { field, stance } of summary.verdicts) {
    db.run('INSERT INTO call_verdicts VALUES (?, ?, ?)', field, stance, key);
  }
  db.run('DELETE FROM call_reviewers WHERE key = ?', key);
  for (const reviewer of summary.reviewers) {
    db.run('INSERT INTO call_reviewers VALUES (?, ?)', reviewer, key);
  }
}
