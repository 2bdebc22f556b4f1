import type { Criterion, Rubric } from './rubric.ts';

/** A value that can't be stored: an empty name, or a weight that is not a number. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const maxName = 200;

/**
 * Problems that prevent storing a rubric, even as a draft. The schema in main checks the same; these
 * messages are shown beside the field before anything is sent.
 */
export function findFieldProblems(rubric: Rubric): readonly FieldProblem[] {
  const found: FieldProblem[] = [...nameProblem(rubric.name, ['name'])];
  if (!isBetween(rubric.passMark, 0, 100)) {
    found.push({ path: ['passMark'], message: 'The pass mark is a number from 0 to 100.' });
  }
  rubric.sections.forEach((section, index) => {
    const path = ['sections', index];
    found.push(...nameProblem(section.name, [...path, 'name']));
    section.criteria.forEach((criterion, at) => {
      found.push(...criterionFields(criterion, [...path, 'criteria', at]));
    });
  });
  return found;
}

function criterionFields(criterion: Criterion, path: FieldProblem['path']): FieldProblem[] {
  const found: FieldProblem[] = [...nameProblem(criterion.name, [...path, 'name'])];
  if (!isBetween(criterion.weight, 0, 1000)) {
    found.push({ path: [...path, 'weight'], message: 'A weight is a number from 0 to 1000.' });
  }
  if (criterion.kind === 'choice') {
    criterion.options.forEach(({ label, points }, at) => {
      found.push(...nameProblem(label, [...path, 'options', at, 'label']));
      if (!isBetween(points, 0, 1)) {
        const message = 'Points are a number from 0 to 1.';
        found.push({ path: [...path, 'options', at, 'points'], message });
      }
    });
  }
  if (criterion.kind === 'checklist') {
    criterion.items.forEach(({ label, points }, at) => {
      found.push(...nameProblem(label, [...path, 'items', at, 'label']));
      if (!isBetween(points, 0, 1000)) {
        const message = 'Points are a number from 0 to 1000.';
        found.push({ path: [...path, 'items', at, 'points'], message });
      }
    });
  }
  if (criterion.kind === 'number' && !(criterion.step >= 0.001)) {
    found.push({ path: [...path, 'step'], message: 'A step is a number above 0.' });
  }
  return found;
}

function nameProblem(name: string, path: FieldProblem['path']): readonly FieldProblem[] {
  if (name.trim() === '') return [{ path, message: 'Enter a name.' }];
  return name.length > maxName ? [{ path, message: `Use at most ${maxName} characters.` }] : [];
}

/** Whether the number has at most three decimals, as scoring requires. */
const isBetween = (value: number, min: number, max: number): boolean =>
  value >= min && value <= max && Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;
