import { Plan } from '../../../../src-shared/plans/plan.ts';

/** A plan as it was read, or why it can't be used. */
export type ParsedPlan = { readonly plan: Plan } | { readonly problem: string };

/**
 * Another version of Earmark may have written the plan. A filter field that this version does not know
 * would be dropped and the population would silently become larger, so such a plan is not used.
 */
export function parsePlan(body: string): ParsedPlan {
  const stored: unknown = JSON.parse(body);
  const parsed = Plan.safeParse(stored);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: unknownPart(issue?.path.map(String).join('.') ?? '') };
  }
  const dropped = droppedKey(stored, parsed.data);
  return dropped === undefined ? { plan: parsed.data } : { problem: unknownPart(dropped) };
}

const unknownPart = (path: string): string =>
  `This version of Earmark does not know “${path}” in this plan. Edit the plan and set it again.`;

/** The first key that the schema did not keep. */
function droppedKey(stored: unknown, kept: unknown): string | undefined {
  if (!isObject(stored) || !isObject(kept)) return undefined;
  for (const [key, value] of Object.entries(stored)) {
    if (!(key in kept)) return key;
    const inner = droppedKey(value, kept[key]);
    if (inner !== undefined) return `${key}.${inner}`;
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
