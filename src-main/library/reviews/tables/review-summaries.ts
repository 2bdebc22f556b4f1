import type { CallId } from '../../../../src-shared/call.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Answer } from '../../../../src-shared/review.ts';
import { valuesOf, type Answers } from '../../../../src-shared/review-answers.ts';
import { scoreOf } from '../../../../src-shared/rubrics/scoring.ts';
import { notReviewed, type ReviewSummary } from '../../calls/review-summary.ts';
import type { Db } from '../../db/db.ts';
import { readAnnotations } from './annotation-rows.ts';
import { readAnswers } from './answer-rows.ts';
import type { ReviewRow } from './review-rows.ts';
import { createRubrics } from './rubrics.ts';

/** What the queue shows of a call's reviews: the reviewer's own, and who else submitted one. */
export function reviewSummaryOf(db: Db, callId: CallId, reviewerId: string): ReviewSummary {
  const byAnyone = reviewsByAnyone(db, callId);
  const row = ownReviewRow(db, callId, reviewerId);
  if (row === undefined) return { ...notReviewed, ...byAnyone };
  const answers = readAnswers(db, row.id);
  const tags = db.all<{ tag_id: string; comment: string | null }>(
    'SELECT tag_id, comment FROM applied_tags WHERE review_id = ?',
    row.id,
  );
  return {
    ...byAnyone,
    status: row.state,
    flagged: row.flagged === 1,
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.state === 'submitted' ? submittedColumns(db, row, answers) : {}),
    commented:
      hasComment(row.comment) ||
      [...Object.values(answers), ...tags].some(({ comment }) => hasComment(comment)),
    verdicts: Object.entries(readAnnotations(db, row.id).verdicts).map(([field, { stance }]) => ({
      field,
      stance,
    })),
    tagIds: tags.map(({ tag_id: tagId }) => tagId),
    answers: Object.entries(answers).flatMap(([criterionId, answer]) =>
      filterValues(answer).map((value) => ({ criterionId, value })),
    ),
  };
}

/** A calibration review is no part of the queue: it answers how reviewers judge, not how the agent did. */
const ownReviewRow = (db: Db, callId: CallId, reviewerId: string): ReviewRow | undefined =>
  db.first<ReviewRow>(
    `SELECT * FROM reviews WHERE call_id = ? AND reviewer_id = ? AND purpose <> 'calibration'
     ORDER BY state = 'voided', started_ms DESC LIMIT 1`,
    callId,
    reviewerId,
  );

function reviewsByAnyone(
  db: Db,
  callId: CallId,
): Pick<ReviewSummary, 'reviewsByAnyone' | 'reviewers'> {
  const rows = db.all<{ reviewer: string | null; state: string }>(
    `SELECT reviewer, state FROM reviews
     WHERE call_id = ? AND state <> 'voided' AND purpose <> 'calibration'`,
    callId,
  );
  const submitted = rows.filter(({ state }) => state === 'submitted');
  return {
    reviewsByAnyone: rows.length,
    reviewers: [...new Set(submitted.flatMap(({ reviewer }) => reviewer ?? []))],
  };
}

function submittedColumns(db: Db, row: ReviewRow, answers: Answers): Partial<ReviewSummary> {
  const rubric = createRubrics(db).version(row.rubric_id, row.rubric_version);
  const passed = rubric && scoreOf(rubric, valuesOf(answers)).passed;
  return {
    ...(passed === undefined ? {} : { passed }),
    ...(row.submitted_ms === null ? {} : { submittedMs: row.submitted_ms }),
  };
}

/** The values of an answer that the queue can filter by. */
function filterValues({ value }: Answer): readonly string[] {
  switch (value?.kind) {
    case 'choice':
      return [value.optionId];
    case 'checklist':
      return value.itemIds;
    case 'number':
      return [String(value.value)];
    case 'not-applicable':
      return ['not-applicable'];
    case 'text':
    case undefined:
      return [];
    default:
      return assertNever(value, 'kind of answer');
  }
}

const hasComment = (comment: string | null | undefined): boolean =>
  comment !== null && comment !== undefined && comment !== '';
