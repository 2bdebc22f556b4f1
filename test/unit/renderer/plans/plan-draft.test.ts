import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Plan } from '../../../../src-shared/plans/plan.ts';
import type { SamplingMethod } from '../../../../src-shared/sampling/method.ts';
import { draftOf, emptyDraft, planOf } from '../../../../src-renderer/features/plans/plan-draft.ts';

const id = '11111111-1111-4111-8111-111111111111';
const filter = { kind: 'call', call: {} } as const;

const methods: fc.Arbitrary<SamplingMethod> = fc.oneof(
  fc.constantFrom<SamplingMethod>({ kind: 'random' }, { kind: 'newest' }, { kind: 'riskiest' }),
  fc.record({
    kind: fc.constant('stratified' as const),
    by: fc.constantFrom('agent' as const, 'version' as const, 'day' as const),
    allocation: fc.constantFrom('proportional' as const, 'equal' as const),
  }),
  fc.integer({ min: 1, max: 99 }).map((percent) => ({
    kind: 'mix' as const,
    parts: [
      { method: 'random' as const, percent },
      { method: 'riskiest' as const, percent: 100 - percent },
    ],
  })),
);

const plans: fc.Arbitrary<Plan> = fc
  .record({
    period: fc.constantFrom('daily' as const, 'weekly' as const),
    recentOnly: fc.boolean(),
    drawMinute: fc.integer({ min: 0, max: 1439 }),
    weekday: fc.integer({ min: 1, max: 7 }),
    method: methods,
    size: fc.integer({ min: 10, max: 5000 }),
    order: fc.constantFrom('drawn' as const, 'riskiest' as const),
  })
  .map((details) => ({ id, name: 'Sample', filter, goal: 10, dueDays: 5, ...details }));

it('opens a plan in the form and saves it unchanged', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(planOf(draftOf(plan))).toEqual({ plan });
    }),
  );
});

it('keeps the due day of a plan that is drawn once', () => {
  const draft = { ...emptyDraft(id, filter), name: 'Once', dueDay: '2026-12-24' };
  const saved = planOf(draft);
  expect(saved).toMatchObject({ plan: { dueMs: new Date(2026, 11, 25).getTime() } });
  expect('plan' in saved && draftOf(saved.plan).dueDay).toBe('2026-12-24');
});

it.each([
  ['name', { name: ' ' }],
  ['size', { size: '0' }],
  ['size', { size: '5001' }],
  ['size', { size: 'many' }],
  ['goal', { goal: '1.5' }],
  ['goal', { goal: '21' }],
  ['dueDay', { dueDay: '24 December' }],
  ['time', { period: 'daily', time: '25:00' }],
  ['dueDays', { period: 'weekly', dueDays: '400' }],
  ['method', { method: 'mix', shares: { random: '100', newest: '', riskiest: '' } }],
  ['method', { method: 'mix', shares: { random: '50', newest: '', riskiest: '40' } }],
] as const)('says what is wrong with the %s, and saves nothing', (field, part) => {
  const draft = { ...emptyDraft(id, filter), name: 'Sample', ...part };
  const saved = planOf(draft);
  expect('problems' in saved && Object.keys(saved.problems)).toEqual([field]);
});
