import { z } from 'zod';
import type { Rubric } from './rubric.ts';

/** A rubric as Earmark 0.1 stored it: choices only, options without ids, one auto-fail a criterion. */
const FirstRubric = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  passMark: z.number(),
  sections: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      criteria: z.array(
        // Strict, so that a rubric in today's form is told apart by its further fields.
        z.strictObject({
          id: z.string(),
          name: z.string(),
          help: z.string().optional(),
          weight: z.number(),
          options: z.array(z.object({ label: z.string(), points: z.number() })),
          allowNotApplicable: z.boolean(),
          autoFail: z.enum(['section', 'all']).optional(),
        }),
      ),
    }),
  ),
});
type FirstCriterion = z.infer<typeof FirstRubric>['sections'][number]['criteria'][number];

/** The id of an option of a rubric that had none: its position, from 1. */
export const firstOptionId = (choice: number): string => `option-${choice + 1}`;

/** Brings a rubric of Earmark 0.1 into today's form; scores stay the same. Undefined for any other. */
export function upgradeRubric(stored: unknown): Rubric | undefined {
  const first = FirstRubric.safeParse(stored);
  if (!first.success) return undefined;
  const { id, version, name, passMark, sections } = first.data;
  return {
    id,
    version,
    name,
    kinds: ['call', 'chat'],
    passMark,
    sections: sections.map((section) => ({
      id: section.id,
      name: section.name,
      criteria: section.criteria.map(upgradeCriterion),
    })),
  };
}

const upgradeCriterion = ({ help, options, autoFail, ...rest }: FirstCriterion) => ({
  ...rest,
  kind: 'choice' as const,
  ...(help === undefined ? {} : { guidance: help }),
  options: options.map((option, index) => ({
    id: firstOptionId(index),
    ...option,
    // What auto-fail did: an answer worth nothing failed the section, or all.
    ...(autoFail !== undefined && option.points === 0 ? { fails: autoFail } : {}),
  })),
});
