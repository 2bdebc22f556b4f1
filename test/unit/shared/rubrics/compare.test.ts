import fc from 'fast-check';
import { expect, it } from 'vitest';
import { criteriaOf, fitsCriterion } from '../../../../src-shared/rubrics/criteria.ts';
import { compareRubrics, rescore } from '../../../../src-shared/rubrics/compare.ts';
import type { Criterion, CriterionOf, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../../src-shared/rubrics/scoring.ts';
import { scoredRubric } from './random-rubric.ts';

const choice = (id: string, weight: number, labels = ['Yes', 'No']): Criterion => ({
  kind: 'choice',
  id,
  name: id,
  weight,
  allowNotApplicable: false,
  options: labels.map((label, index) => ({
    id: label.toLowerCase(),
    label,
    points: 1 - index / 2,
  })),
});

const rubric = (version: number, criteria: readonly Criterion[], passMark = 80): Rubric => ({
  id: 'r',
  version,
  name: 'R',
  kinds: ['call'],
  passMark,
  sections: [{ id: 's', name: 'S', criteria: [...criteria] }],
});

it('takes keys in another order for no change', () => {
  const measured = {
    measure: { kind: 'phrase', speaker: 'agent', mode: 'any', phrases: ['hello'] },
    whenMet: 'yes',
  } as const;
  const { phrases, mode, ...rest } = measured.measure;
  const reordered = { whenMet: 'yes', measure: { phrases, mode, ...rest } } as const;
  type Measured = NonNullable<CriterionOf<'choice'>['measured']>;
  const criterion = (own: unknown): Criterion =>
    Object.assign(choice('greeting', 1), { measured: own as Measured });
  const one = criterion(measured);
  const other = criterion(reordered);
  expect(compareRubrics(rubric(1, [one]), rubric(2, [other])).criteria[0]?.change).toBe('same');
  const quieter = criterion({ ...reordered, whenMet: 'no' });
  expect(compareRubrics(rubric(1, [one]), rubric(2, [quieter])).criteria[0]?.fields).toEqual([
    'measured',
  ]);
});

it('tells what a newer version added, removed, changed and kept', () => {
  const before = rubric(1, [choice('greeting', 1), choice('tone', 1), choice('gone', 1)]);
  const after = rubric(2, [choice('greeting', 1), choice('tone', 2), choice('new', 1)], 90);
  const { criteria, fields } = compareRubrics(before, after);
  expect(fields).toEqual(['passMark']);
  expect(criteria.map(({ id, change, fields: own }) => [id, change, own])).toEqual([
    ['greeting', 'same', []],
    ['tone', 'changed', ['weight']],
    ['new', 'added', []],
    ['gone', 'removed', []],
  ]);
});

it('scores an old review by the newer version only where every answer carries over', () => {
  const answers = { tone: { kind: 'choice', optionId: 'no' } } as const;
  expect(rescore(rubric(2, [choice('tone', 5), choice('new', 5)]), answers)?.percent).toBe(50);
  expect(rescore(rubric(2, [choice('tone', 1, ['Good', 'Poor'])]), answers)).toBeUndefined();
  expect(rescore(rubric(2, [choice('new', 1)]), answers)).toBeUndefined();
});

it('scores a review by its own version as before', () => {
  fc.assert(
    fc.property(scoredRubric, ({ rubric: own, answers }) => {
      for (const criterion of criteriaOf(own)) {
        const value = answers[criterion.id];
        expect(value === undefined || fitsCriterion(criterion, value)).toBe(true);
      }
      expect(rescore(own, answers)).toEqual(scoreOf(own, answers));
      expect(compareRubrics(own, own).criteria.every(({ change }) => change === 'same')).toBe(true);
    }),
    { numRuns: 200 },
  );
});
