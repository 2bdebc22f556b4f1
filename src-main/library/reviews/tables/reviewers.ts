import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import type { Db } from '../../db/db.ts';

/** Keeps the reviewer's name beside their id, so that the file tells whose reviews it holds. */
export function saveReviewer(db: Db, { id, name }: Reviewer): void {
  const known = db.first<{ name: string }>('SELECT name FROM reviewers WHERE id = ?', id);
  if (known?.name === name) return;
  db.run(
    'INSERT INTO reviewers VALUES (?, ?) ON CONFLICT DO UPDATE SET name = excluded.name',
    id,
    name,
  );
}
