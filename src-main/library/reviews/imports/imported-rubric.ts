import { isDeepStrictEqual } from 'node:util';
import type { Review } from '../../../../src-shared/review.ts';
import { findCriterion, fitsCriterion } from '../../../../src-shared/rubrics/criteria.ts';
import { findProblems } from '../../../../src-shared/rubrics/problems.ts';
import { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { Db } from '../../db/db.ts';
import type { EditContext } from '../edits/edit-context.ts';
import type { EditDeps } from '../history.ts';

type RubricKey = Pick<Rubric, 'id' | 'version'>;

/**
 * The rubric version to score imported reviews by: the one here or, if there is none, the one that the file
 * carries. A version that is still a draft here, or has another text, asks other questions.
 */
export function rubricOfImport(
  { db, rubrics }: Pick<EditDeps, 'db' | 'rubrics'>,
  { id, version }: RubricKey,
  carried: Rubric | undefined,
): Rubric | 'missing-rubric' | 'other-rubric' {
  const here = rubrics.version(id, version);
  if (here === undefined) {
    if (carried === undefined) return 'missing-rubric';
    const hasErrors = findProblems(carried).some(({ severity }) => severity === 'error');
    return hasErrors ? 'other-rubric' : carried;
  }
  const isDraft = db.first(
    `SELECT 1 FROM rubrics WHERE id = ? AND version = ? AND status = 'draft'`,
    id,
    version,
  );
  if (isDraft !== undefined) return 'other-rubric';
  return carried === undefined || isSameRubric(here, carried) ? here : 'other-rubric';
}

const isSameRubric = (one: Rubric, other: Rubric): boolean =>
  isDeepStrictEqual(Rubric.safeParse(one).data, Rubric.safeParse(other).data);

/** Adds a rubric version as retired: new reviews keep to the rubrics that were published here. */
export function addRetiredRubric({ db, recorder, nowMs }: EditContext, rubric: Rubric): void {
  recorder.put('rubrics', {
    id: rubric.id,
    version: rubric.version,
    saved_as: lastSaved(db) + 1,
    saved_ms: nowMs,
    body: JSON.stringify(rubric),
    status: 'retired',
  });
}

const lastSaved = (db: Db): number =>
  db.first<{ last: number | null }>('SELECT max(saved_as) AS last FROM rubrics')?.last ?? 0;

/** Whether the rubric asks for each answer and offers it. */
export const fitsRubric = (rubric: Rubric, answers: Review['answers']): boolean =>
  Object.entries(answers).every(([criterionId, { value }]) => {
    const criterion = findCriterion(rubric, criterionId);
    return criterion !== undefined && (value === undefined || fitsCriterion(criterion, value));
  });
