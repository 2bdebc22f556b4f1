import type { ListedRubric, Rubric, RubricStatus } from '../../../../src-shared/rubrics/rubric.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';

/** Reads rubrics. A stored version never changes, so each is parsed once. */
export interface Rubrics {
  /** The rubric version that was published last, which new reviews use. */
  current(): Rubric;
  version(id: string, version: number): Rubric | undefined;
  /** The newest published version of each rubric. The one that was published last is first. */
  readonly published: () => readonly Rubric[];
}

export function createRubrics(db: Db): Rubrics {
  const parsed = new Map<string, Rubric>();
  const parse = (body: string): Rubric => {
    const known = parsed.get(body) ?? fromStored<Rubric>(body);
    parsed.set(body, known);
    return known;
  };
  return {
    current() {
      const row = db.first<{ body: string }>(
        "SELECT body FROM rubrics WHERE status = 'published' ORDER BY saved_as DESC LIMIT 1",
      );
      if (row === undefined) throw new Error('The library has no published rubric');
      return parse(row.body);
    },
    version(id, version) {
      const row = db.first<{ body: string }>(
        'SELECT body FROM rubrics WHERE id = ? AND version = ?',
        id,
        version,
      );
      return row && parse(row.body);
    },
    published: () =>
      db
        .all<{ body: string }>(
          `SELECT body FROM rubrics WHERE status = 'published' AND NOT EXISTS (
             SELECT 1 FROM rubrics AS newer WHERE newer.id = rubrics.id
               AND newer.status = 'published' AND newer.saved_as > rubrics.saved_as)
           ORDER BY saved_as DESC`,
        )
        .map(({ body }) => parse(body)),
  };
}

/**
 * All versions of all rubrics. The rubric that was saved last is first, and its newest version comes
 * first.
 */
export const listRubrics = (db: Db): readonly ListedRubric[] =>
  db
    .all<{ body: string; status: RubricStatus; changed: number; reviews: number }>(
      `SELECT body, status, saved_ms AS changed,
         (SELECT count(*) FROM reviews
          WHERE rubric_id = rubrics.id AND rubric_version = rubrics.version
            AND state IN ('draft', 'submitted', 'reopened')) AS reviews
       FROM rubrics
       ORDER BY (SELECT max(saved_as) FROM rubrics AS same WHERE same.id = rubrics.id) DESC,
         version DESC`,
    )
    .map(({ body, status, changed, reviews }) => ({
      rubric: fromStored<Rubric>(body),
      status,
      changedMs: changed,
      reviews,
    }));
