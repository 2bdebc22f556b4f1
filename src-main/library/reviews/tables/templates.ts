import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';

/** The row of `meta` that holds the comment templates. */
export const templatesKey = 'comment-templates';

/** The comment templates in the reviewer's order. */
export function readTemplates(db: Db): readonly string[] {
  const row = db.first<{ value: string }>('SELECT value FROM meta WHERE name = ?', templatesKey);
  return row === undefined ? [] : fromStored<readonly string[]>(row.value);
}
