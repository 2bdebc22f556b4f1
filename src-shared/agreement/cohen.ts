import { type Caution, type Coefficient } from './coefficients.ts';
import { countRatings, sum, type Ratings } from './ratings.ts';

/**
 * Cohen's kappa of two raters, over the units that both rated. Large-sample standard error after J. L.
 * Fleiss, J. Cohen and B. S. Everitt (1969). The interval uses the normal distribution and is limited
 * to 1.
 */
export function cohenKappa(ratings: Ratings): Coefficient {
  const both = ratings.filter(([first, second]) => first !== undefined && second !== undefined);
  const units = both.length;
  if (units === 0) return { observed: 0, expected: 0, units, caution: 'no-pairs' };
  const { categories } = countRatings(both);
  const share = (test: (row: Ratings[number]) => boolean): number =>
    both.filter(test).length / units;
  const first = categories.map((category) => share((row) => row[0] === category));
  const second = categories.map((category) => share((row) => row[1] === category));
  const cell = (a: number, b: number): number =>
    share((row) => row[0] === categories[a] && row[1] === categories[b]);
  const observed = share((row) => row[0] === row[1]);
  const expected = sum(first.map((part, category) => part * (second[category] ?? 0)));
  const base = { observed, expected, units };
  if (expected >= 1) return { ...base, caution: 'one-category' };
  const value = (observed - expected) / (1 - expected);
  const standardError = Math.sqrt(variance({ first, second, cell, value, expected }) / units);
  const reach = 1.959963984540054 * standardError;
  const caution = cautionFor(first, second, units);
  return {
    ...base,
    value,
    standardError,
    interval: [value - reach, Math.min(1, value + reach)],
    ...(caution === undefined ? {} : { caution }),
  };
}

interface Table {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly cell: (first: number, second: number) => number;
  readonly value: number;
  readonly expected: number;
}

function variance({ first, second, cell, value, expected }: Table): number {
  let total = 0;
  for (const [a, firstShare] of first.entries()) {
    for (const [b, secondShare] of second.entries()) {
      // The margins are crossed: the second rater's share is taken for the first rater's category.
      const margins = (second[a] ?? 0) + (first[b] ?? 0);
      const part =
        a === b
          ? (1 - (firstShare + secondShare) * (1 - value)) ** 2
          : (1 - value) ** 2 * margins ** 2;
      total += cell(a, b) * part;
    }
  }
  // Rounding may make a variance of 0 slightly negative.
  return Math.max(0, total - (value - expected * (1 - value)) ** 2) / (1 - expected) ** 2;
}

function cautionFor(
  first: readonly number[],
  second: readonly number[],
  units: number,
): Caution | undefined {
  const most = Math.max(...first.map((share, category) => (share + (second[category] ?? 0)) / 2));
  if (most >= 0.9) return 'skewed';
  return units < 10 ? 'few-units' : undefined;
}
