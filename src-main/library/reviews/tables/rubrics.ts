import type { Criterion, Rubric, Section } from '../../../../src-shared/rubric.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';

/** Reads rubrics; a version never changes once it is there, so each is parsed once. */
export interface Rubrics {
  current(): Rubric;
  version(id: string, version: number): Rubric | undefined;
}

export function createRubrics(db: Db): Rubrics {
  const parsed = new Map<string, Rubric>();
  const parse = (body: string): Rubric => {
    const known = parsed.get(body) ?? parseRubric(body);
    parsed.set(body, known);
    return known;
  };
  return {
    current() {
      const row = db.first<{ body: string }>(
        'SELECT body FROM rubrics ORDER BY saved_as DESC LIMIT 1',
      );
      if (row === undefined) throw new Error('A library without a rubric was opened');
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

type StoredCriterion = Omit<Criterion, 'kind'> & Partial<Pick<Criterion, 'kind'>>;
interface StoredRubric extends Omit<Rubric, 'sections'> {
  readonly sections: readonly (Omit<Section, 'criteria'> & {
    readonly criteria: readonly StoredCriterion[];
  })[];
}

/** Criteria had no kind at first: all of them were choices. */
function parseRubric(body: string): Rubric {
  const stored = fromStored<StoredRubric>(body);
  const sections = stored.sections.map((section) => ({
    ...section,
    criteria: section.criteria.map((one): Criterion => ({ ...one, kind: one.kind ?? 'choice' })),
  }));
  return { ...stored, sections };
}
