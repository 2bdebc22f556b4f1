import { z } from 'zod';
import type { Rubric } from './rubric.ts';

/**
 * A rubric in the format of Earmark 0.1: only choices, options without ids, and one auto-fail per
 * criterion.
 */
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
        // Strict, so that a rubric in the current format is recognised by its additional fields.
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

/** The id of an option that had none: its position, starting at 1. */
export const firstOptionId = (choice: number): string => `option-${choice + 1}`;

/**
 * Converts a rubric of Earmark 0.1 to the current format. Scores stay the same. Undefined for any other
 * input.
 */
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
    // The earlier auto-fail: an answer with no points failed the section or the whole review.
    ...(autoFail !== undefined && option.points === 0 ? { fails: autoFail } : {}),
  })),
});
