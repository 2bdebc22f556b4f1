import { isDeepStrictEqual } from 'node:util';
import type { MeasureOverrides } from '../../../../src-shared/measures/overrides.ts';
import { measuredCriteria } from '../../../../src-shared/rubrics/measured-criteria.ts';
import type { Db } from '../../db/db.ts';
import type { Rubrics } from './rubrics.ts';

interface CountRow {
  readonly version: number;
  readonly criterionId: string;
  readonly reviews: number;
  readonly changed: number;
}

/**
 * How often reviewers answered otherwise than the measures of this rubric version proposed. Reviews by
 * other versions count where the measure was the same. Only submitted reviews count.
 */
export function measureOverrides(
  db: Db,
  rubrics: Rubrics,
  { id, version }: { readonly id: string; readonly version: number },
): readonly MeasureOverrides[] {
  const rubric = rubrics.version(id, version);
  if (rubric === undefined) return [];
  const counts = db.all<CountRow>(
    `SELECT rubric_version AS version, criterion_id AS criterionId, count(*) AS reviews,
       sum(proposal = 'changed') AS changed
     FROM answers JOIN reviews ON reviews.id = answers.review_id
     WHERE rubric_id = ? AND state = 'submitted' AND proposal IN ('accepted', 'changed')
     GROUP BY rubric_version, criterion_id`,
    id,
  );
  const measureOf = (ofVersion: number, criterionId: string) => {
    const card = rubrics.version(id, ofVersion);
    return card && measuredCriteria(card).find((one) => one.id === criterionId)?.measured;
  };
  return measuredCriteria(rubric).map((criterion) => {
    const own = counts.filter(
      (row) =>
        row.criterionId === criterion.id &&
        isDeepStrictEqual(measureOf(row.version, criterion.id), criterion.measured),
    );
    return {
      criterionId: criterion.id,
      reviews: own.reduce((sum, { reviews }) => sum + reviews, 0),
      overridden: own.reduce((sum, { changed }) => sum + changed, 0),
    };
  });
}
