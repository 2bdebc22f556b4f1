import { conditionProblem } from './conditions.ts';
import { parsePhrase } from '../measures/phrase.ts';
import type { Measure } from '../measures/measure.ts';
import { criteriaOf } from './criteria.ts';
import type { Criterion, CriterionOf, Rubric } from './rubric.ts';

/** A problem in a rubric. An error prevents publishing, a warning does not. */
export interface RubricProblem {
  readonly severity: 'error' | 'warning';
  /** The path of the problem, e.g. `['sections', 0, 'criteria', 2, 'condition']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = RubricProblem['path'];

const maxCriteria = 500;

/** Problems that the schema can't express: duplicate names and ids, conditions that are never met, … */
export function findProblems(rubric: Rubric): readonly RubricProblem[] {
  return [
    ...repeatedIds(rubric),
    ...repeatedNames(rubric),
    ...sizeProblems(rubric),
    ...weightProblems(rubric),
    ...places(rubric).flatMap(({ criterion, path }) => criterionProblems(rubric, criterion, path)),
  ];
}

interface Place {
  readonly criterion: Criterion;
  readonly path: Path;
}

const places = (rubric: Rubric): readonly Place[] =>
  rubric.sections.flatMap(({ criteria }, section) =>
    criteria.map((criterion, index) => ({
      criterion,
      path: ['sections', section, 'criteria', index],
    })),
  );

const error = (path: Path, message: string): RubricProblem => ({
  severity: 'error',
  path,
  message,
});
const warning = (path: Path, message: string): RubricProblem => ({
  severity: 'warning',
  path,
  message,
});

function repeatedIds(rubric: Rubric): readonly RubricProblem[] {
  const sections = rubric.sections.map(({ id }, index) => ({ id, path: ['sections', index] }));
  const criteria = places(rubric).map(({ criterion, path }) => ({ id: criterion.id, path }));
  const inCriteria = places(rubric).map(({ criterion, path }) => {
    if (criterion.kind === 'choice') {
      return criterion.options.map(({ id }, at) => ({ id, path: [...path, 'options', at] }));
    }
    if (criterion.kind !== 'checklist') return [];
    return criterion.items.map(({ id }, at) => ({ id, path: [...path, 'items', at] }));
  });
  return [sections, criteria, causeIds(rubric), ...inCriteria].flatMap((ids) =>
    repeated(ids, ({ id }) => id).map(({ id, path }) =>
      error([...path, 'id'], `The id “${id}” is used twice.`),
    ),
  );
}

function causeIds(rubric: Rubric): readonly { readonly id: string; readonly path: Path }[] {
  interface Cause {
    readonly id: string;
    readonly causes?: readonly Cause[] | undefined;
  }
  const walk = (causes: readonly Cause[], at: Path, key: string): ReturnType<typeof causeIds> =>
    causes.flatMap(({ id, causes: inner = [] }, index) => {
      const path = [...at, key, index];
      return [{ id, path }, ...walk(inner, path, 'causes')];
    });
  return walk(rubric.rootCauses ?? [], [], 'rootCauses');
}

function repeatedNames(rubric: Rubric): readonly RubricProblem[] {
  const named = places(rubric).map(({ criterion, path }) => ({ name: criterion.name, path }));
  const labels = places(rubric).flatMap(({ criterion, path }) => {
    if (criterion.kind === 'choice')
      return [{ list: criterion.options, path: [...path, 'options'] }];
    return criterion.kind === 'checklist'
      ? [{ list: criterion.items, path: [...path, 'items'] }]
      : [];
  });
  return [
    ...repeated(named, ({ name }) => name.toLowerCase()).map(({ name, path }) =>
      warning([...path, 'name'], `Another criterion is named “${name}”, too.`),
    ),
    ...labels.flatMap(({ list, path }) =>
      repeated(
        list.map(({ label }, index) => ({ label, index })),
        ({ label }) => label.toLowerCase(),
      ).map(({ label, index }) => error([...path, index, 'label'], `“${label}” is listed twice.`)),
    ),
  ];
}

function repeated<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

function sizeProblems(rubric: Rubric): readonly RubricProblem[] {
  const count = criteriaOf(rubric).length;
  return count <= maxCriteria
    ? []
    : [error(['sections'], `${count} criteria; a rubric can have at most ${maxCriteria}.`)];
}

function weightProblems(rubric: Rubric): readonly RubricProblem[] {
  const counts = (criterion: Criterion): boolean =>
    criterion.weight > 0 && criterion.kind !== 'text' && criterion.bonus !== true;
  if (!criteriaOf(rubric).some(counts)) {
    return [warning(['sections'], 'No criterion has a weight, so there is no score.')];
  }
  return rubric.sections.flatMap(({ name, criteria }, index) =>
    criteria.some(counts)
      ? []
      : [warning(['sections', index], `Nothing in “${name}” counts towards the score.`)],
  );
}

function criterionProblems(rubric: Rubric, criterion: Criterion, path: Path): RubricProblem[] {
  const found: RubricProblem[] = [];
  const { condition } = criterion;
  const unreachable = condition && conditionProblem(rubric, criterion, condition);
  if (unreachable !== undefined) found.push(error([...path, 'condition'], unreachable));
  if (criterion.kind === 'number') found.push(...numberProblems(criterion, path));
  if (criterion.kind === 'choice') found.push(...choiceProblems(rubric, criterion, path));
  if (criterion.kind === 'checklist' && criterion.items.every(({ points }) => points === 0)) {
    found.push(warning([...path, 'items'], 'No item has points, so this never counts.'));
  }
  return found;
}

function numberProblems(criterion: CriterionOf<'number'>, path: Path): readonly RubricProblem[] {
  const { min, max, step, scale } = criterion;
  if (min >= max) return [error([...path, 'max'], 'The maximum must be greater than the minimum.')];
  const found: RubricProblem[] = [];
  if (step > max - min) found.push(error([...path, 'step'], 'The step is larger than the range.'));
  if (scale.type === 'line' && scale.zeroAt === scale.fullAt) {
    found.push(
      error([...path, 'scale'], '“No points at” and “Full points at” need different values.'),
    );
  }
  if (scale.type === 'thresholds') {
    const late = scale.steps.findIndex(
      ({ from }, index) => index > 0 && from <= (scale.steps[index - 1]?.from ?? from),
    );
    if (late > 0) {
      found.push(
        error([...path, 'scale', 'steps', late], 'Thresholds must be in ascending order.'),
      );
    }
  }
  return found;
}

function choiceProblems(
  rubric: Rubric,
  criterion: CriterionOf<'choice'>,
  path: Path,
): readonly RubricProblem[] {
  const found: RubricProblem[] = [];
  const optionIndex = criterion.options.findIndex(({ asksReason }) => asksReason === true);
  if (optionIndex >= 0 && (rubric.rootCauses ?? []).length === 0) {
    found.push(
      error(
        [...path, 'options', optionIndex, 'asksReason'],
        'This option requires a root cause, but the rubric has none.',
      ),
    );
  }
  const { measured } = criterion;
  if (measured === undefined) return found;
  const proposals = [measured.whenMet, measured.whenNotMet];
  for (const id of proposals) {
    if (id !== undefined && criterion.options.every((option) => option.id !== id)) {
      found.push(error([...path, 'measured'], `There is no option “${id}” to propose.`));
    }
  }
  if (proposals.every((id) => id === undefined)) {
    found.push(warning([...path, 'measured'], 'This measure never proposes an answer.'));
  }
  return [...found, ...phraseProblems(measured.measure, [...path, 'measured', 'measure'])];
}

function phraseProblems(measure: Measure, path: Path): readonly RubricProblem[] {
  if (measure.kind !== 'phrase') return [];
  const phrases = measure.phrases.map((phrase, at) => ({ phrase, path: [...path, 'phrases', at] }));
  const { relation } = measure;
  const all =
    relation === undefined
      ? phrases
      : [...phrases, { phrase: relation.phrase, path: [...path, 'relation', 'phrase'] }];
  return all.flatMap(({ phrase, path: at }) => {
    const parsed = parsePhrase(phrase);
    return parsed.ok
      ? []
      : [error(at, `${parsed.error.message} (character ${parsed.error.position + 1})`)];
  });
}
