import { z } from 'zod';
import { simpleMethods, stratumFields } from './method-names.ts';

const percent = z.number().int().min(1).max(100);

/** How the calls of a sample are drawn from a population. docs/plans.md defines each method. */
export const SamplingMethod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('random') }),
  z.object({
    kind: z.literal('stratified'),
    by: z.enum(stratumFields),
    allocation: z.enum(['proportional', 'equal']),
  }),
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('riskiest') }),
  /** Shares in percent. They have to add up to 100. */
  z.object({
    kind: z.literal('mix'),
    parts: z
      .array(z.object({ method: z.enum(simpleMethods), percent }))
      .min(2)
      .max(3),
  }),
]);
export type SamplingMethod = z.infer<typeof SamplingMethod>;

/** Whether the method ranks calls by risk, so that the risk of each call has to be known. */
export const usesRisk = (method: SamplingMethod): boolean =>
  method.kind === 'riskiest' ||
  (method.kind === 'mix' && method.parts.some((part) => part.method === 'riskiest'));
