import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';

/** Reads rubrics. A stored version never changes, so each is parsed once. */
export interface Rubrics {
  current(): Rubric;
  version(id: string, version: number): Rubric | undefined;
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
        'SELECT body FROM rubrics ORDER BY saved_as DESC LIMIT 1',
      );
      if (row === undefined) throw new Error('The library holds no rubric');
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
  };
}
