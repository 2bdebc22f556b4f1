import { rescore } from '../../../../src-shared/rubrics/compare.ts';
import type { RescoredReview } from '../../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../../src-shared/rubrics/scoring.ts';
import { valuesOf } from '../../../../src-shared/review-answers.ts';
import type { Db } from '../../db/db.ts';
import { reviewDataOf, type ReviewRow } from './review-rows.ts';
import type { Rubrics } from './rubrics.ts';

const maxReviews = 500;

/** Scores the reviews of a rubric's older versions by this version. Changes nothing. */
export function rescoredReviews(
  db: Db,
  rubrics: Rubrics,
  { id, version }: { readonly id: string; readonly version: number },
): readonly RescoredReview[] {
  const rubric = rubrics.version(id, version);
  if (rubric === undefined) return [];
  const rows = db.all<ReviewRow>(
    `SELECT * FROM reviews
     WHERE rubric_id = ? AND rubric_version < ? AND state IN ('draft', 'submitted', 'reopened')
     ORDER BY submitted_ms DESC LIMIT ${maxReviews}`,
    id,
    version,
  );
  return rows.flatMap((row): RescoredReview[] => {
    const { review, callId } = reviewDataOf(db, rubrics, row);
    const own = rubrics.version(review.rubricId, review.rubricVersion);
    if (own === undefined) return [];
    const values = valuesOf(review.answers);
    const before = scoreOf(own, values).percent;
    const after = rescore(rubric, values);
    return [
      {
        callId,
        carries: after !== undefined,
        ...(review.reviewer === undefined ? {} : { reviewer: review.reviewer }),
        ...(before === undefined ? {} : { before }),
        ...(after?.percent === undefined ? {} : { after: after.percent }),
      },
    ];
  });
}
