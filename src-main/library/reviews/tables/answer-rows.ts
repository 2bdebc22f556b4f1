import type { Answer, Review } from '../../../../src-shared/review.ts';
import type { AnswerValue } from '../../../../src-shared/rubrics/answer.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import type { Recorder } from './row-change.ts';

interface AnswerRow {
  readonly criterion_id: string;
  /** An `AnswerValue` as JSON. */
  readonly value: string | null;
  readonly comment: string | null;
  readonly evidence: string | null;
  readonly causes: string | null;
  readonly proposal: Answer['proposal'] | null;
}

/** By criterion id. */
export function readAnswers(db: Db, reviewId: string): Readonly<Record<string, Answer>> {
  const rows = db.all<AnswerRow>(
    `SELECT criterion_id, value, comment, evidence, causes, proposal FROM answers
     WHERE review_id = ?`,
    reviewId,
  );
  return Object.fromEntries(rows.map((row) => [row.criterion_id, answerOf(row)]));
}

const answerOf = ({ value, comment, evidence, causes, proposal }: AnswerRow): Answer => ({
  ...(value === null ? {} : { value: fromStored<AnswerValue>(value) }),
  ...(comment === null ? {} : { comment }),
  ...(evidence === null ? {} : { evidence: fromStored<NonNullable<Answer['evidence']>>(evidence) }),
  ...(causes === null ? {} : { causes: fromStored<string[]>(causes) }),
  ...(proposal === null ? {} : { proposal }),
});

interface WrittenAnswers {
  readonly reviewId: string;
  readonly before: Review;
  readonly after: Review;
}

/** Writes the answers that differ. */
export function writeAnswers(
  recorder: Recorder,
  { reviewId, before, after }: WrittenAnswers,
): void {
  for (const criterionId of Object.keys(before.answers)) {
    if (after.answers[criterionId] === undefined) {
      recorder.remove('answers', [reviewId, criterionId]);
    }
  }
  for (const [criterionId, answer] of Object.entries(after.answers)) {
    recorder.put('answers', {
      review_id: reviewId,
      criterion_id: criterionId,
      ...answerCells(answer),
    });
  }
}

const answerCells = ({ value, comment, evidence, causes, proposal }: Answer) => ({
  value: jsonCell(value),
  comment: comment ?? null,
  evidence: jsonCell(evidence),
  causes: jsonCell(causes),
  proposal: proposal ?? null,
});

const jsonCell = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);
