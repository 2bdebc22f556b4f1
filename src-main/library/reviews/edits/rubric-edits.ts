import { findProblems } from '../../../../src-shared/rubrics/problems.ts';
import type { Rubric, RubricStatus } from '../../../../src-shared/rubrics/rubric.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import type { Recorder } from '../tables/row-change.ts';
import { refused, type WorkspaceEdit } from './edit-context.ts';
import { workspaceEditText as text } from './edit-text.ts';

/** Creates or replaces a draft. A draft may have problems; publishing it may not. */
export const saveRubricDraft: WorkspaceEdit<'rubric.save-draft'> = (
  { db, recorder, nowMs },
  { rubric },
) => {
  const stored = storedRubric(db, rubric);
  if (stored !== undefined && stored.status !== 'draft') return refused(text.versionIsFixed);
  recorder.put('rubrics', {
    id: rubric.id,
    version: rubric.version,
    saved_as: stored?.saved_as ?? nextPosition(db),
    saved_ms: nowMs,
    body: JSON.stringify(rubric),
    status: 'draft',
  });
  return ok(text.rubricDraftSaved(rubric.name, rubric.version));
};

/** From then on, new reviews use this version. */
export const publishRubric: WorkspaceEdit<'rubric.publish'> = ({ db, recorder, nowMs }, key) => {
  const stored = storedRubric(db, key);
  if (stored === undefined) return refused(text.noSuchRubric);
  if (stored.status !== 'draft') return refused(text.versionIsFixed);
  const rubric = fromStored<Rubric>(stored.body);
  const [problem] = findProblems(rubric).filter(({ severity }) => severity === 'error');
  if (problem !== undefined) return refused(text.rubricHasProblems(problem.message));
  put(recorder, { ...stored, status: 'published', saved_as: nextPosition(db), saved_ms: nowMs });
  return ok(text.rubricPublished(rubric.name, rubric.version));
};

/** Reviews that use this version keep it; new reviews use another one. */
export const retireRubric: WorkspaceEdit<'rubric.retire'> = ({ db, recorder }, key) => {
  const stored = storedRubric(db, key);
  if (stored?.status !== 'published') return refused(text.noSuchRubric);
  const published = db.first<{ count: number }>(
    "SELECT count(*) AS count FROM rubrics WHERE status = 'published'",
  );
  if ((published?.count ?? 0) < 2) return refused(text.lastRubric);
  put(recorder, { ...stored, status: 'retired' });
  return ok(text.rubricRetired(fromStored<Rubric>(stored.body).name, stored.version));
};

export const deleteRubricDraft: WorkspaceEdit<'rubric.delete-draft'> = ({ db, recorder }, key) => {
  const stored = storedRubric(db, key);
  if (stored?.status !== 'draft') return refused(text.noSuchRubric);
  recorder.remove('rubrics', [stored.id, stored.version]);
  return ok(text.rubricDraftDeleted(fromStored<Rubric>(stored.body).name, stored.version));
};

interface RubricRow {
  readonly id: string;
  readonly version: number;
  readonly saved_as: number;
  readonly saved_ms: number;
  readonly body: string;
  readonly status: RubricStatus;
}

const storedRubric = (
  db: Db,
  { id, version }: { readonly id: string; readonly version: number },
): RubricRow | undefined =>
  db.first<RubricRow>(
    `SELECT id, version, saved_as, saved_ms, body, status FROM rubrics
     WHERE id = ? AND version = ?`,
    id,
    version,
  );

/** The published version with the highest position is the one that new reviews use. */
const nextPosition = (db: Db): number =>
  (db.first<{ last: number | null }>('SELECT max(saved_as) AS last FROM rubrics')?.last ?? 0) + 1;

const put = (recorder: Recorder, { ...row }: RubricRow): void => recorder.put('rubrics', row);
