import { expect, it } from 'vitest';
import type { AnswerValue } from '../../../../src-shared/rubrics/answer.ts';
import { toNumber } from '../../../../src-shared/rubrics/fraction.ts';
import type { Criterion, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { pointsOf, scoreOf } from '../../../../src-shared/rubrics/scoring.ts';

const base = { name: 'N', allowNotApplicable: true } as const;

const choice = (id: string, weight: number, extra: Partial<Criterion> = {}): Criterion =>
  Object.assign(
    {
      ...base,
      kind: 'choice' as const,
      id,
      weight,
      options: [
        { id: 'yes', label: 'Yes', points: 1 },
        { id: 'no', label: 'No', points: 0 },
        { id: 'bad', label: 'Bad', points: 0, fails: 'section' as const },
        { id: 'worst', label: 'Worst', points: 0, fails: 'all' as const },
      ],
    },
    extra,
  );
const text: Criterion = { ...base, kind: 'text', id: 'text', weight: 0 };
const number = (zeroAt: number, fullAt: number): Criterion => ({
  ...base,
  kind: 'number',
  id: 'number',
  weight: 1,
  min: -100,
  max: 100,
  step: 0.001,
  scale: { type: 'line', zeroAt, fullAt },
});
const checklist: Criterion = {
  ...base,
  kind: 'checklist',
  id: 'list',
  weight: 1,
  items: [
    { id: 'i', label: 'I', points: 1 },
    { id: 'j', label: 'J', points: 1 },
  ],
};

const rubric = (...sections: readonly (readonly Criterion[])[]): Rubric => ({
  id: 'r',
  version: 1,
  name: 'R',
  kinds: ['call'],
  passMark: 50,
  sections: sections.map((criteria, index) => ({
    id: `s${index}`,
    name: 'S',
    criteria: [...criteria],
  })),
});

const answer = (optionId: string): AnswerValue => ({ kind: 'choice', optionId });
const points = (criterion: Criterion, value: AnswerValue): number | undefined => {
  const share = pointsOf(criterion, value);
  return share && toNumber(share);
};

it('counts the criteria that are asked, without free text and those whose condition does not hold', () => {
  const conditional = choice('c', 1, {
    condition: { kind: 'choice', criterionId: 'a', optionIds: ['no'] },
  });
  const scorecard = rubric([choice('a', 1), choice('b', 1), conditional, text]);
  const answers = {
    a: answer('yes'),
    c: answer('yes'),
    text: { kind: 'text', text: 'x' },
  } as const;
  expect(scoreOf(scorecard, answers)).toMatchObject({ criteria: 2, answered: 1, missing: ['b'] });
  expect(scoreOf(scorecard, { a: answer('no') })).toMatchObject({
    criteria: 3,
    answered: 1,
    missing: ['b', 'c'],
  });
});

it('does not miss an answer to a criterion that adds nothing', () => {
  const scorecard = rubric([choice('a', 1), choice('b', 0), choice('c', 1, { bonus: true })]);
  expect(scoreOf(scorecard, { a: answer('yes') })).toMatchObject({ missing: [], passed: true });
  expect(scoreOf(rubric([choice('b', 0)]), {})).not.toHaveProperty('passed');
});

it('scores each section, and a failed one with nothing', () => {
  const scorecard = rubric(
    [choice('a', 3), choice('b', 1)],
    [choice('c', 2), choice('d', 2)],
    [text],
  );
  const { sections, failedSectionBy, failedAllBy, percent } = scoreOf(scorecard, {
    a: answer('yes'),
    b: answer('no'),
    c: answer('bad'),
    d: answer('yes'),
  });
  expect(sections.map(({ id, failed, percent: own }) => ({ id, failed, own }))).toEqual([
    { id: 's0', failed: false, own: 75 },
    { id: 's1', failed: true, own: 0 },
    { id: 's2', failed: false, own: undefined },
  ]);
  expect(sections.every((section) => !('bonus' in section))).toBe(true);
  expect({ failedSectionBy, failedAllBy, percent }).toEqual({
    failedSectionBy: ['c'],
    failedAllBy: [],
    percent: 37.5,
  });
});

it('earns nothing at all where an answer fails the whole review, and says which', () => {
  const scorecard = rubric([choice('a', 1)], [choice('b', 1)]);
  const score = scoreOf(scorecard, { a: answer('yes'), b: answer('worst') });
  expect(score).toMatchObject({ percent: 0, passed: false, failedAllBy: ['b'] });
  expect(score.failedSectionBy).toEqual([]);
  expect(toNumber(score.earned)).toBe(0);
  expect(toNumber(score.possible)).toBe(2);
});

it('leaves out answers of another kind than the criterion, and those without points to give', () => {
  const list: AnswerValue = { kind: 'checklist', itemIds: ['i'] };
  const five: AnswerValue = { kind: 'number', value: 5 };
  expect(points(checklist, list)).toBe(0.5);
  expect(points(number(0, 10), five)).toBe(0.5);
  expect(points(choice('a', 1), list)).toBeUndefined();
  expect(points(checklist, five)).toBeUndefined();
  expect(points(number(0, 10), answer('yes'))).toBeUndefined();
  expect(points(text, list)).toBeUndefined();
  expect(points(choice('a', 0), answer('yes'))).toBeUndefined();
  expect(points(choice('a', 1), answer('unknown'))).toBeUndefined();
});

it('leaves out a checklist without points, and an answer that the criterion no longer offers', () => {
  const nothing: Criterion = { ...checklist, items: [{ id: 'i', label: 'I', points: 0 }] };
  expect(points(nothing, { kind: 'checklist', itemIds: ['i'] })).toBeUndefined();
  const score = scoreOf(rubric([choice('a', 1), choice('b', 1)]), {
    a: answer('removed'),
    b: answer('yes'),
  });
  expect(score).toMatchObject({ percent: 100, failedAllBy: [], failedSectionBy: [] });
});

it('gives full points from the value of a scale whose ends are equal', () => {
  const at = (value: number) => points(number(5, 5), { kind: 'number', value });
  expect([at(4.999), at(5), at(6)]).toEqual([0, 1, 1]);
});

it('keeps a number between no and full points on a scale in either direction', () => {
  const up = (value: number) => points(number(0, 4), { kind: 'number', value });
  const down = (value: number) => points(number(4, 0), { kind: 'number', value });
  expect([up(-1), up(0), up(1), up(4), up(5)]).toEqual([0, 0, 0.25, 1, 1]);
  expect([down(-1), down(0), down(1), down(4), down(5)]).toEqual([1, 1, 0.75, 0, 0]);
});
