import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import type { Db } from '../../db/db.ts';

/** Everybody who has reviewed in this workspace, here or on the computer that it came from. */
export const readReviewers = (db: Db): readonly Reviewer[] =>
  db
    .all<Reviewer>(
      `SELECT id, name FROM reviewers
       WHERE id IN (SELECT reviewer_id FROM reviews) ORDER BY name, id`,
    )
    .map(({ id, name }) => ({ id, name }));

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
