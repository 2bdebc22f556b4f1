import { cameAs, withoutValue } from '../../../src-shared/misfit.ts';

const longest = 200;
/** Nobody reads further into a value that does not fit; whoever sends millions must not be waited for. */
const mostItems = 20;
const deepest = 4;

/**
 * Says that a value doesn't fit and what came in its place, as text and cut when long. An address stays
 * unsaid: it is a way in for whoever holds it.
 */
export function misfit(place: string, reason: string, value: unknown): string {
  const said = `${place}: ${reason}`;
  return /ur[il]$/iu.test(place) ? said : `${said}${cameAs}${shownAs(value)}`;
}

/** Adds what is new: one note a place and reason is enough, however many values came. */
export function addOnce(problems: string[], found: readonly string[]): void {
  for (const problem of found) {
    const note = withoutValue(problem);
    if (!problems.some((said) => withoutValue(said) === note)) problems.push(problem);
  }
}

function shownAs(value: unknown): string {
  if (typeof value === 'string') return `“${cut(value)}”`;
  return cut(JSON.stringify(shallow(value, 0)) ?? String(value));
}

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;

function shallow(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, longest);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) {
    return value.slice(0, mostItems).map((inner: unknown) => shallow(inner, depth + 1));
  }
  const entries = Object.entries(value).slice(0, mostItems);
  return Object.fromEntries(entries.map(([key, inner]) => [key, shallow(inner, depth + 1)]));
}
