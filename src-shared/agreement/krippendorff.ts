import { type Caution, type Coefficient } from './coefficients.ts';
import { countRatings, sum, type Counts, type Ratings } from './ratings.ts';

export type Scale = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha: 1 − observed disagreement / expected disagreement, after K. Krippendorff,
 * "Computing Krippendorff's Alpha-Reliability" (2011). Missing ratings are allowed. A unit with a
 * single rating has no pairs and is left out. `observed` and `expected` are disagreements here. The
 * interval is computed from `resamples` bootstrap samples of the units. They are drawn with `random` (0
 * to below 1), so a seeded generator makes the result repeatable.
 */
export function krippendorffAlpha(
  ratings: Ratings,
  scale: Scale,
  { random, resamples = 1000 }: { readonly random: () => number; readonly resamples?: number },
): Coefficient {
  const counts = countRatings(ratings);
  const pairable = counts.byUnit.filter((row) => sum(row) > 1);
  const paired: Counts = { categories: counts.categories, byUnit: pairable };
  const units = pairable.length;
  if (units === 0) return { observed: 0, expected: 0, units, caution: 'no-pairs' };
  const { observed, expected } = disagreement(paired, scale);
  const base = { observed, expected, units };
  if (expected === 0) return { ...base, caution: 'one-category' };
  const interval = bootstrap(paired, scale, { random, resamples });
  const caution = cautionFor(paired);
  return {
    ...base,
    value: 1 - observed / expected,
    ...(interval === undefined ? {} : { interval }),
    ...(caution === undefined ? {} : { caution }),
  };
}

/** Mean squared differences between pairs: within units, and between any two ratings. */
function disagreement({ categories, byUnit }: Counts, scale: Scale) {
  const totals = categories.map((_, category) => sum(byUnit.map((row) => row[category] ?? 0)));
  const all = sum(totals);
  const distance = squaredDistances(categories, totals, scale);
  const within = sum(byUnit.map((row) => pairSum(row, row, distance) / Math.max(1, sum(row) - 1)));
  return {
    observed: within / all,
    expected: pairSum(totals, totals, distance) / (all * (all - 1)),
  };
}

const pairSum = (
  first: readonly number[],
  second: readonly number[],
  distance: readonly (readonly number[])[],
): number =>
  sum(
    first.map((count, a) =>
      count === 0 ? 0 : count * sum(second.map((other, b) => other * (distance[a]?.[b] ?? 0))),
    ),
  );

function squaredDistances(
  categories: readonly number[],
  totals: readonly number[],
  scale: Scale,
): readonly (readonly number[])[] {
  return categories.map((from, a) =>
    categories.map((to, b) => {
      if (a === b) return 0;
      if (scale === 'nominal') return 1;
      if (scale === 'interval') return (from - to) ** 2;
      const between = totals.slice(Math.min(a, b), Math.max(a, b) + 1);
      return (sum(between) - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2;
    }),
  );
}

function bootstrap(
  { categories, byUnit }: Counts,
  scale: Scale,
  { random, resamples }: { readonly random: () => number; readonly resamples: number },
): readonly [number, number] | undefined {
  if (byUnit.length < 2) return undefined;
  const values: number[] = [];
  for (let sample = 0; sample < resamples; sample += 1) {
    const drawn = byUnit.map(() => byUnit[Math.floor(random() * byUnit.length)] ?? []);
    const { observed, expected } = disagreement({ categories, byUnit: drawn }, scale);
    // A sample in which all units have the same category has perfect agreement by definition.
    values.push(expected === 0 ? 1 : 1 - observed / expected);
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

function cautionFor({ categories, byUnit }: Counts): Caution | undefined {
  const totals = categories.map((_, category) => sum(byUnit.map((row) => row[category] ?? 0)));
  if (Math.max(...totals) >= 0.9 * sum(totals)) return 'skewed';
  return byUnit.length < 10 ? 'few-units' : undefined;
}
