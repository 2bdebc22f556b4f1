import fc from 'fast-check';
import { expect, it } from 'vitest';
import { criteriaOf, fitsCriterion } from '../../../../src-shared/rubrics/criteria.ts';
import { compareRubrics, rescore } from '../../../../src-shared/rubrics/compare.ts';
import type { Criterion, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
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
