import fc from 'fast-check';
import type { AnswerValue, AnswerValues } from '../../../../src-shared/rubrics/answer.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import type { Criterion, Rubric } from '../../../../src-shared/rubrics/rubric.ts';

const thousandths = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((n) => n / 1000);
const fails = fc.constantFrom(undefined, undefined, undefined, 'section' as const, 'all' as const);

const option = fc.record({ points: thousandths(1), fails });

const scale = fc.oneof(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 })
    .chain((starts) =>
      fc.tuple(
        ...starts
          .toSorted((a, b) => a - b)
          .map((from) => fc.record({ from: fc.constant(from), points: thousandths(1) })),
      ),
    )
    .map((steps) => ({ type: 'thresholds' as const, steps })),
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }), fc.boolean())
    .map(([zeroAt, length, up]) => ({
      type: 'line' as const,
      zeroAt,
      fullAt: up ? zeroAt + length : zeroAt - length,
    })),
);

const kinds = fc.oneof(
  fc.array(option, { minLength: 2, maxLength: 5 }).map((options) => ({
    kind: 'choice' as const,
    options: options.map(({ points, fails: what }, index) => ({
      id: `o${index}`,
      label: `Option ${index}`,
      points,
      ...(what === undefined ? {} : { fails: what }),
    })),
  })),
  fc.array(thousandths(5), { minLength: 1, maxLength: 5 }).map((points) => ({
    kind: 'checklist' as const,
    items: points.map((own, index) => ({ id: `i${index}`, label: `Item ${index}`, points: own })),
  })),
  scale.map((own) => ({ kind: 'number' as const, min: 0, max: 100, step: 0.5, scale: own })),
  fc.constant({ kind: 'text' as const }),
);

const criterion = fc.record({
  own: kinds,
  weight: fc.oneof(thousandths(20), fc.constant(0)),
  allowNotApplicable: fc.boolean(),
  bonus: fc.boolean(),
  dependsOn: fc.option(fc.nat(20), { nil: undefined }),
});

const conditionOn = (target: Criterion): Criterion['condition'] => {
  switch (target.kind) {
    case 'choice':
      return { kind: 'choice', criterionId: target.id, optionIds: ['o0'] };
    case 'checklist':
      return { kind: 'checklist', criterionId: target.id, itemId: 'i0', checked: true };
    case 'number':
      return { kind: 'number', criterionId: target.id, op: 'ge', value: 50 };
    case 'text':
      return undefined;
    default:
      return assertNever(target, 'criterion');
  }
};

/** A rubric in which nothing is wrong, with conditions on criteria further up. */
export const randomRubric: fc.Arbitrary<Rubric> = fc
  .record({
    sections: fc.array(fc.array(criterion, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    }),
    passMark: thousandths(100),
    capAt100: fc.boolean(),
  })
  .map(({ sections, passMark, capAt100 }) => {
    const before: Criterion[] = [];
    return {
      id: 'random',
      version: 1,
      name: 'Random',
      kinds: ['call'],
      passMark,
      capAt100,
      sections: sections.map((members, section) => ({
        id: `s${section}`,
        name: `Section ${section}`,
        criteria: members.map(({ own, weight, allowNotApplicable, bonus, dependsOn }) => {
          const target = dependsOn === undefined ? undefined : before[dependsOn];
          const condition = target && conditionOn(target);
          const made: Criterion = {
            id: `c${before.length}`,
            name: `Criterion ${before.length}`,
            weight,
            allowNotApplicable,
            ...(bonus ? { bonus } : {}),
            ...(condition === undefined ? {} : { condition }),
            ...own,
          };
          before.push(made);
          return made;
        }),
      })),
    };
  });

const answerTo = (to: Criterion): fc.Arbitrary<AnswerValue | undefined> => {
  const own = (): fc.Arbitrary<AnswerValue> => {
    switch (to.kind) {
      case 'choice':
        return fc
          .constantFrom(...to.options.map(({ id }) => id))
          .map((optionId) => ({ kind: 'choice', optionId }));
      case 'checklist':
        return fc
          .subarray(to.items.map(({ id }) => id))
          .map((itemIds) => ({ kind: 'checklist', itemIds }));
      case 'number':
        return fc
          .integer({ min: 0, max: 200 })
          .map((half) => ({ kind: 'number', value: half / 2 }));
      case 'text':
        return fc.string().map((text) => ({ kind: 'text', text }));
      default:
        return assertNever(to, 'criterion');
    }
  };
  const none = fc.constant(undefined);
  const notApplicable = fc.constant<AnswerValue>({ kind: 'not-applicable' });
  return to.allowNotApplicable
    ? fc.oneof(own(), own(), none, notApplicable)
    : fc.oneof(own(), own(), none);
};

/** A rubric with answers to some of its criteria, also to such that are not asked. */
export const scoredRubric: fc.Arbitrary<{
  readonly rubric: Rubric;
  readonly answers: AnswerValues;
}> = randomRubric.chain((rubric) =>
  fc
    .record(
      Object.fromEntries(
        rubric.sections.flatMap(({ criteria }) => criteria).map((one) => [one.id, answerTo(one)]),
      ),
    )
    .map((answers) => ({ rubric, answers })),
);
