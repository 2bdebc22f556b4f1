import type { Json, JsonObject } from '../../../../src-shared/json.ts';

/**
 * Free-form values (metadata, custom analysis, unknown fields) are kept within these limits: deeper nesting
 * overflows the stack of code that copies it, and more values slow every copy down. Retell's own limit for
 * metadata is 50 kB.
 */
const maxDepth = 40;
const maxValues = 20_000;

/** A copy within the limits. What exceeds them is replaced by “…”, and `problems` says so. */
export function boundedJson(
  value: Readonly<Record<string, unknown>>,
  path: string,
  problems: string[],
): JsonObject | undefined {
  const budget = { values: maxValues, cut: false };
  const entries = takeWithin(Object.entries(value), budget).map(
    ([key, inner]) => [key, copy(inner, 1, budget)] as const,
  );
  if (budget.cut) problems.push(`${path}: too deep or too large to keep whole`);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function copy(value: unknown, depth: number, budget: { values: number; cut: boolean }): Json {
  budget.values -= 1;
  if (budget.values < 0 || depth > maxDepth) {
    budget.cut = true;
    return '…';
  }
  if (Array.isArray(value)) {
    return takeWithin(value, budget).map((inner: unknown) => copy(inner, depth + 1, budget));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = takeWithin(Object.entries(value), budget);
    return Object.fromEntries(entries.map(([key, inner]) => [key, copy(inner, depth + 1, budget)]));
  }
  return isPlain(value) ? value : null;
}

function takeWithin<T>(
  items: readonly T[],
  budget: { values: number; cut: boolean },
): readonly T[] {
  if (items.length <= budget.values) return items;
  budget.cut = true;
  return items.slice(0, budget.values);
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
