import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';

/** Where the comment templates of a workspace lie in `meta`. */
export const templatesKey = 'comment-templates';

/** The short texts offered in comment fields, in the reviewer's order. */
export function readTemplates(db: Db): readonly string[] {
  const row = db.first<{ value: string }>('SELECT value FROM meta WHERE name = ?', templatesKey);
  return row === undefined ? [] : fromStored<readonly string[]>(row.value);
}
