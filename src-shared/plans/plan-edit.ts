import { z } from 'zod';
import { Plan, PlanId } from './plan.ts';

/** Changes of plans that the page can request. Each is one step of undo. */
export const planEdits = [
  z.object({ kind: z.literal('plan.save'), plan: Plan }),
  z.object({ kind: z.literal('plan.close'), planId: PlanId }),
  z.object({ kind: z.literal('plan.reopen'), planId: PlanId }),
  /** Moves the calls that are not reviewed from all earlier draws into the newest draw. */
  z.object({ kind: z.literal('plan.carry-over'), planId: PlanId }),
  /** Puts a replaced call back into its draw. */
  z.object({
    kind: z.literal('plan.requeue'),
    drawId: PlanId,
    drawnCall: z.string().min(1).max(500),
  }),
] as const;

/** Changes that only the library makes, because it draws the calls itself. */
export type DrawEdit =
  | { readonly kind: 'plan.draw'; readonly planId: string; readonly drawId: string }
  | { readonly kind: 'plan.replace'; readonly drawId: string; readonly drawnCall: string };
