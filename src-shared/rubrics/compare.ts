import type { AnswerValues } from './answer.ts';
import { criteriaOf, fitsCriterion } from './criteria.ts';
import type { Criterion, Rubric } from './rubric.ts';
import { scoreOf, type Score } from './scoring.ts';

/** One criterion in two versions of a rubric. Criteria are matched by id. */
export interface CriterionChange {
  readonly id: string;
  readonly before?: Criterion;
  readonly after?: Criterion;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  /** For a changed criterion: the fields that differ, e.g. `weight`, `options`. */
  readonly fields: readonly string[];
}

export interface RubricComparison {
  /** In the order of the newer version, followed by the removed criteria. */
  readonly criteria: readonly CriterionChange[];
  /** Fields of the rubric itself that differ, e.g. `passMark`. */
  readonly fields: readonly string[];
}

export function compareRubrics(before: Rubric, after: Rubric): RubricComparison {
  const old = new Map(criteriaOf(before).map((criterion) => [criterion.id, criterion]));
  const kept = criteriaOf(after).map((criterion) => changeOf(old.get(criterion.id), criterion));
  const left = new Set(criteriaOf(after).map(({ id }) => id));
  const removed = criteriaOf(before)
    .filter(({ id }) => !left.has(id))
    .map((criterion): CriterionChange => ({
      id: criterion.id,
      before: criterion,
      change: 'removed',
      fields: [],
    }));
  return {
    criteria: [...kept, ...removed],
    fields: differing(before, after, ['version', 'sections']),
  };
}

function changeOf(before: Criterion | undefined, after: Criterion): CriterionChange {
  if (before === undefined) return { id: after.id, after, change: 'added', fields: [] };
  const fields = differing(before, after, []);
  return {
    id: after.id,
    before,
    after,
    change: fields.length === 0 ? 'same' : 'changed',
    fields,
  };
}

function differing<T extends object>(
  before: T,
  after: T,
  ignored: readonly string[],
): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const read = (of: T, key: string): string =>
    JSON.stringify(Reflect.get(of, key), inKeyOrder) ?? '';
  return [...keys].filter(
    (key) => !ignored.includes(key) && read(before, key) !== read(after, key),
  );
}

/** A rubric that was stored and read again may have its keys in another order, which is no change. */
const inKeyOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * The score of an old review by another version, or undefined if an answer can't be carried over
 * because the criterion was removed or no longer offers it. Nothing is changed.
 */
export function rescore(rubric: Rubric, answers: AnswerValues): Score | undefined {
  const criteria = new Map(criteriaOf(rubric).map((criterion) => [criterion.id, criterion]));
  for (const [id, value] of Object.entries(answers)) {
    if (value === undefined) continue;
    const criterion = criteria.get(id);
    if (criterion === undefined || !fitsCriterion(criterion, value)) return undefined;
  }
  return scoreOf(rubric, answers);
}
