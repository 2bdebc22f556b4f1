import { z } from 'zod';

const id = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(200);

/** `points` from 0 (worst) to 1 (best): the share of the criterion's weight that it earns. */
export const Option = z.object({ label: name, points: z.number().min(0).max(1) });

export const Criterion = z.object({
  id,
  name,
  help: z.string().max(2000).optional(),
  /** Relative to the other criteria; 0 is asked and not counted. */
  weight: z.number().min(0).max(1000),
  /** In the order of the keys 1–9. */
  options: z.array(Option).min(2).max(9),
  allowNotApplicable: z.boolean(),
  /** What an answer worth 0 points does beyond its own weight. */
  autoFail: z.enum(['section', 'all']).optional(),
});

export const Section = z.object({ id, name, criteria: z.array(Criterion).min(1).max(100) });

/** A published version never changes; a changed rubric is a new version. */
export const Rubric = z.object({
  id,
  version: z.number().int().positive(),
  name,
  sections: z.array(Section).min(1).max(50),
  /** From this score on the call passes, 0–100. */
  passMark: z.number().min(0).max(100),
});

export type Rubric = z.infer<typeof Rubric>;
export type Section = z.infer<typeof Section>;
export type Criterion = z.infer<typeof Criterion>;
export type Option = z.infer<typeof Option>;
