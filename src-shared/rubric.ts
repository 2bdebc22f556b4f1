import { z } from 'zod';

const id = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(200);

/** `points` from 0 (worst) to 1 (best): the share of the criterion's weight that it earns. */
export const Option = z.object({ label: name, points: z.number().min(0).max(1) });

const criterionParts = {
  id,
  name,
  help: z.string().max(2000).optional(),
  /** Relative to the other criteria; 0 is asked and not counted. */
  weight: z.number().min(0).max(1000),
  allowNotApplicable: z.boolean(),
};

export const ChoiceCriterion = z.object({
  kind: z.literal('choice'),
  ...criterionParts,
  /** In the order of the digits 1–9. */
  options: z.array(Option).min(2).max(9),
  /** What an answer worth 0 points does beyond its own weight. */
  autoFail: z.enum(['section', 'all']).optional(),
});

/** What is asked about a call; the kind says how it is answered. */
export const Criterion = z.discriminatedUnion('kind', [ChoiceCriterion]);

export const Section = z.object({ id, name, criteria: z.array(Criterion).min(1).max(100) });

/** A published version never changes; a changed rubric is a new version. */
export const Rubric = z.object({
  id,
  version: z.number().int().positive(),
  name,
  sections: z.array(Section).min(1).max(50),
  /** The score from which a review passes, 0–100. */
  passMark: z.number().min(0).max(100),
});

export type Rubric = z.infer<typeof Rubric>;
export type Section = z.infer<typeof Section>;
export type Criterion = z.infer<typeof Criterion>;
export type Option = z.infer<typeof Option>;
