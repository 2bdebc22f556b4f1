import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValues } from '../../../../src-shared/rubrics/answer.ts';
import { applicableCriteria } from '../../../../src-shared/rubrics/criteria.ts';
import { toDecimal } from '../../../../src-shared/rubrics/fraction.ts';
import type { Condition, Criterion, Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../../src-shared/rubrics/scoring.ts';
import { scoredRubric } from './random-rubric.ts';

const runs = Number(process.env['EARMARK_SCORES'] ?? 2000);

interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

const milli = (value: number): bigint => BigInt(Math.round(value * 1000));

/** The points of an answer by the words of docs/scoring.md, as an unreduced ratio. */
function ratioOf(criterion: Criterion, answers: AnswerValues): Ratio | undefined {
  const value = answers[criterion.id];
  if (criterion.weight === 0 || value === undefined) return undefined;
  if (criterion.kind === 'choice' && value.kind === 'choice') {
    const chosen = criterion.options.find(({ id }) => id === value.optionId);
    return { top: milli(chosen?.points ?? 0), bottom: 1000n };
  }
  if (criterion.kind === 'checklist' && value.kind === 'checklist') {
    let top = 0n;
    let bottom = 0n;
    for (const { id, points } of criterion.items) {
      bottom += milli(points);
      if (value.itemIds.includes(id)) top += milli(points);
    }
    return bottom === 0n ? undefined : { top, bottom };
  }
  if (criterion.kind !== 'number' || value.kind !== 'number') return undefined;
  const { scale } = criterion;
  if (scale.type === 'thresholds') {
    let top = 0n;
    for (const { from, points } of scale.steps) if (value.value >= from) top = milli(points);
    return { top, bottom: 1000n };
  }
  const length = milli(scale.fullAt) - milli(scale.zeroAt);
  const distance = milli(value.value) - milli(scale.zeroAt);
  const [top, bottom] = length < 0n ? [-distance, -length] : [distance, length];
  if (top <= 0n) return { top: 0n, bottom: 1n };
  return top >= bottom ? { top: 1n, bottom: 1n } : { top, bottom };
}

/** The score in percent as an unreduced ratio of whole numbers, computed criterion by criterion. */
function expectedScore(rubric: Rubric, answers: AnswerValues): Ratio | undefined {
  const requested = applicableCriteria(rubric, answers);
  let earned: Ratio = { top: 0n, bottom: 1n };
  let possible = 0n;
  let failedAll = false;
  for (const { criteria } of rubric.sections) {
    const here = criteria.filter(({ id }) => requested.has(id));
    const outcomes = here.map((one) => {
      const value = answers[one.id];
      return one.kind === 'choice' && value?.kind === 'choice'
        ? one.options.find(({ id }) => id === value.optionId)?.fails
        : undefined;
    });
    failedAll ||= outcomes.includes('all');
    const failed = outcomes.some((outcome) => outcome !== undefined);
    for (const one of here) {
      const ratio = ratioOf(one, answers);
      if (ratio === undefined) continue;
      if (one.bonus !== true) possible += milli(one.weight);
      if (failed && one.bonus !== true) continue;
      const part = { top: milli(one.weight) * ratio.top, bottom: ratio.bottom };
      earned = {
        top: earned.top * part.bottom + part.top * earned.bottom,
        bottom: earned.bottom * part.bottom,
      };
    }
  }
  if (failedAll) return { top: 0n, bottom: 1n };
  if (possible === 0n) return undefined;
  const score = { top: 100n * earned.top, bottom: earned.bottom * possible };
  const isOver = score.top > 100n * score.bottom;
  return rubric.capAt100 === true && isOver ? { top: 100n, bottom: 1n } : score;
}

const yesNo = (id: string, weight: number, extra: Partial<Criterion> = {}): Criterion =>
  Object.assign(
    {
      kind: 'choice' as const,
      id,
      name: id,
      weight,
      allowNotApplicable: true,
      options: [
        { id: 'yes', label: 'Yes', points: 1 },
        { id: 'no', label: 'No', points: 0 },
      ],
    },
    extra,
  );

const rubricOf = (criteria: readonly Criterion[], extra: Partial<Rubric> = {}): Rubric => ({
  id: 'r',
  version: 1,
  name: 'R',
  kinds: ['call'],
  passMark: 80,
  sections: [{ id: 's', name: 'S', criteria: [...criteria] }],
  ...extra,
});

const yes = { kind: 'choice', optionId: 'yes' } as const;
const no = { kind: 'choice', optionId: 'no' } as const;
const notApplicable = { kind: 'not-applicable' } as const;

describe('The score', () => {
  it('equals exact rational arithmetic for random rubrics and answers', () => {
    fc.assert(
      fc.property(scoredRubric, ({ rubric, answers }) => {
        const { exact, passed, missing } = scoreOf(rubric, answers);
        const expected = expectedScore(rubric, answers);
        expect(exact === undefined).toBe(expected === undefined);
        if (exact === undefined || expected === undefined) return;
        expect(exact.numerator * expected.bottom).toBe(expected.top * exact.denominator);
        const passes = expected.top * 1000n >= milli(rubric.passMark) * expected.bottom;
        expect(passed).toBe(missing.length > 0 ? undefined : passes);
      }),
      { numRuns: runs },
    );
  });

  it('is undefined while nothing that counts is answered', () => {
    const rubric = rubricOf([yesNo('a', 1), yesNo('b', 0)]);
    expect(scoreOf(rubric, {})).not.toHaveProperty('exact');
    expect(scoreOf(rubric, { a: notApplicable, b: yes })).not.toHaveProperty('exact');
  });

  it('neither passes nor fails until every criterion that counts has an answer', () => {
    const rubric = rubricOf([yesNo('a', 1), yesNo('b', 1), yesNo('c', 1, { bonus: true })]);
    expect(scoreOf(rubric, { a: yes })).toMatchObject({ percent: 100, missing: ['b'] });
    expect(scoreOf(rubric, { a: yes })).not.toHaveProperty('passed');
    expect(scoreOf(rubric, { a: yes, b: notApplicable }).passed).toBe(true);
  });

  it('compares the exact score with the pass mark, not the rounded one', () => {
    const rubric = rubricOf([yesNo('a', 2), yesNo('b', 1)], { passMark: 66.667 });
    const score = scoreOf(rubric, { a: yes, b: no });
    expect(score.exact && toDecimal(score.exact, 1)).toBe('66.7');
    expect(score.passed).toBe(false);
  });

  it('lets a bonus lift the score above 100, unless the rubric caps it', () => {
    const criteria = [yesNo('a', 4), yesNo('b', 1, { bonus: true })];
    const answers = { a: yes, b: yes };
    expect(scoreOf(rubricOf(criteria), answers).percent).toBe(125);
    expect(scoreOf(rubricOf(criteria, { capAt100: true }), answers).percent).toBe(100);
    expect(scoreOf(rubricOf(criteria), { a: yes, b: no }).percent).toBe(100);
  });

  it('ignores the answer to a criterion that is no longer asked', () => {
    const condition: Condition = { kind: 'choice', criterionId: 'a', optionIds: ['no'] };
    const rubric = rubricOf([yesNo('a', 1), yesNo('b', 9, { condition })]);
    expect(scoreOf(rubric, { a: yes, b: no }).percent).toBe(100);
    expect(scoreOf(rubric, { a: no, b: yes }).percent).toBe(90);
  });
});

describe('A shown score', () => {
  it.each([
    [1n, 8n, 1, '0.1'],
    [5n, 100n, 1, '0.1'],
    [-5n, 100n, 1, '-0.1'],
    [249n, 1000n, 1, '0.2'],
    [200n, 3n, 2, '66.67'],
    [100n, 1n, 1, '100.0'],
    [-1n, 1000n, 1, '0.0'],
  ])(
    'rounds %s/%s to %s places, halves away from zero: %s',
    (numerator, denominator, places, shown) => {
      expect(toDecimal({ numerator, denominator }, places)).toBe(shown);
    },
  );
});
