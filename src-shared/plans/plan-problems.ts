import type { SamplingMethod } from '../sampling/method.ts';
import type { Plan } from './plan.ts';

/** The fields of a plan that can have a problem. */
export type PlanField = 'name' | 'size' | 'method' | 'goal';

export interface PlanProblem {
  readonly field: PlanField;
  readonly message: string;
}

/** What has to be corrected before a plan can be saved, beyond what its schema says. */
export function planProblems(plan: Pick<Plan, 'method' | 'size' | 'goal'>): readonly PlanProblem[] {
  const share = sharesProblem(plan.method);
  const goalTooHigh =
    plan.goal !== undefined && plan.method.kind !== 'all' && plan.goal > plan.size;
  return [
    ...(share === undefined ? [] : [{ field: 'method' as const, message: share }]),
    ...(goalTooHigh
      ? [
          {
            field: 'goal' as const,
            message: `The goal is ${plan.goal} reviews, but only ${plan.size} calls are drawn.`,
          },
        ]
      : []),
  ];
}

function sharesProblem(method: SamplingMethod): string | undefined {
  if (method.kind !== 'mix') return undefined;
  const sum = method.parts.reduce((total, { percent }) => total + percent, 0);
  if (sum !== 100) return `The shares add up to ${sum}%. They have to add up to 100%.`;
  const kinds = new Set(method.parts.map((part) => part.method));
  return kinds.size < method.parts.length ? 'Each method can have only one share.' : undefined;
}
