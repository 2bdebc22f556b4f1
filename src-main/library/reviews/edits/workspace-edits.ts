import { ok } from '../../../../src-shared/result.ts';
import { templatesKey } from '../tables/templates.ts';
import { refused, type WorkspaceEdit } from './edit-context.ts';
import { workspaceEditText as text } from './edit-text.ts';

/** Saves a changed rubric as a new version. The versions that existing reviews use are not changed. */
export const saveRubric: WorkspaceEdit<'rubric.save'> = ({ db, recorder, nowMs }, { rubric }) => {
  const ids = rubric.sections.flatMap(({ id, criteria }) => [id, ...criteria.map((one) => one.id)]);
  if (new Set(ids).size < ids.length) {
    return refused('Two sections or criteria of the rubric have the same id.');
  }
  const last = db.first<{ version: number | null; saved_as: number | null }>(
    `SELECT (SELECT max(version) FROM rubrics WHERE id = ?) AS version,
       (SELECT max(saved_as) FROM rubrics) AS saved_as`,
    rubric.id,
  );
  const version = (last?.version ?? 0) + 1;
  recorder.put('rubrics', {
    id: rubric.id,
    version,
    saved_as: (last?.saved_as ?? 0) + 1,
    saved_ms: nowMs,
    body: JSON.stringify({ ...rubric, version }),
    status: 'published',
  });
  return ok(text.rubricSaved(rubric.name, version));
};

export const saveTemplates: WorkspaceEdit<'templates.save'> = ({ recorder }, { texts }) => {
  if (new Set(texts).size < texts.length) return refused('Two comment templates are the same.');
  recorder.put('meta', { name: templatesKey, value: JSON.stringify(texts) });
  return ok(text.templatesChanged);
};
