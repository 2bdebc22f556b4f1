import { valuePrefix, withoutValue } from '../../../lib/validation-issue.ts';

const maxShownLength = 200;
/** A value is shown shortened; a list of millions of items must not be formatted completely. */
const maxItems = 20;
const maxDepth = 4;

/**
 * Describes a value that does not fit its schema, with the value itself, shortened. The value of an address
 * is left out, because a signed address gives access to whoever has it.
 */
export function validationIssue(path: string, reason: string, value: unknown): string {
  const issue = `${path}: ${reason}`;
  return /ur[il]$/iu.test(path) ? issue : `${issue}${valuePrefix}${displayValue(value)}`;
}

/** Adds issues that are not in the list yet: one per path and reason, whatever the values. */
export function addOnce(problems: string[], found: readonly string[]): void {
  for (const problem of found) {
    const note = withoutValue(problem);
    if (!problems.some((said) => withoutValue(said) === note)) problems.push(problem);
  }
}

function displayValue(value: unknown): string {
  if (typeof value === 'string') return `“${truncate(value)}”`;
  // JSON would call an infinite number null.
  if (typeof value === 'number') return String(value);
  return truncate(JSON.stringify(shallow(value, 0)) ?? String(value));
}

const truncate = (text: string): string =>
  text.length > maxShownLength ? `${text.slice(0, maxShownLength).toWellFormed()}…` : text;

function shallow(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, maxShownLength);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return '…';
  if (Array.isArray(value)) {
    return value.slice(0, maxItems).map((inner: unknown) => shallow(inner, depth + 1));
  }
  const entries = Object.entries(value).slice(0, maxItems);
  return Object.fromEntries(entries.map(([key, inner]) => [key, shallow(inner, depth + 1)]));
}
