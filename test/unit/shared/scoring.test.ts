import { describe, expect, it } from 'vitest';
import type { Criterion, Rubric } from '../../../src-shared/rubric.ts';
import { scoreOf } from '../../../src-shared/scoring.ts';

const yesNo = [
  { label: 'Yes', points: 1 },
  { label: 'Partly', points: 0.5 },
  { label: 'No', points: 0 },
];
const criterion = (id: string, weight: number, more: Partial<Criterion> = {}): Criterion => ({
  kind: 'choice',
  id,
  name: id,
  weight,
  options: yesNo,
  allowNotApplicable: true,
  ...more,
});
const rubric: Rubric = {
  id: 'r',
  version: 1,
  name: 'R',
  passMark: 75,
  sections: [
    { id: 'one', name: 'One', criteria: [criterion('a', 3), criterion('b', 1)] },
    {
      id: 'two',
      name: 'Two',
      criteria: [
        criterion('c', 4, { autoFail: 'section' }),
        criterion('d', 2, { autoFail: 'all' }),
      ],
    },
  ],
};
const answers = (given: Record<string, number | 'na'>) =>
  Object.fromEntries(
    Object.entries(given).map(([id, choice]) => [id, { kind: 'choice' as const, choice }]),
  );

describe('a score', () => {
  it('is not there before anything is answered', () => {
    expect(scoreOf(rubric, {}).percent).toBeUndefined();
    expect(scoreOf(rubric, { a: { kind: 'choice', comment: 'later' } }).answered).toBe(0);
  });

  it('weighs each criterion', () => {
    expect(scoreOf(rubric, answers({ a: 0, b: 2, c: 1, d: 0 })).percent).toBe(70);
  });

  it('gives the weight of what is not applicable to the rest', () => {
    const score = scoreOf(rubric, answers({ a: 0, b: 'na', c: 'na', d: 'na' }));
    expect(score.percent).toBe(100);
    expect(score.passed).toBe(true);
    expect(score.answered).toBe(4);
  });

  it('has no percentage when everything is not applicable', () => {
    expect(scoreOf(rubric, answers({ a: 'na' })).percent).toBeUndefined();
  });

  it('takes a whole section away when its critical criterion fails', () => {
    const score = scoreOf(rubric, answers({ a: 0, b: 0, c: 2, d: 0 }));
    expect(score.percent).toBe(40);
    expect(score.sections[1]).toEqual({ id: 'two', failed: true, percent: 0 });
  });

  it('is 0 when an auto-fail criterion fails, and says which', () => {
    const score = scoreOf(rubric, answers({ a: 0, b: 0, c: 0, d: 2 }));
    expect(score).toMatchObject({ percent: 0, passed: false, autoFailedBy: ['d'] });
  });
});
