/**
 * One row per unit (a call, or one criterion of a call), one column per rater. Categories are numbers:
 * nominal ones are ids, ordinal and interval ones are values. `undefined` means that the rater gave no
 * rating.
 */
export type Ratings = readonly (readonly (number | undefined)[])[];

/** How often each category was given to each unit. */
export interface Counts {
  /** In ascending order. */
  readonly categories: readonly number[];
  /** One row per unit that has a rating, one column per category. */
  readonly byUnit: readonly (readonly number[])[];
}

/** `categories` may include unused categories; categories that occur are added to them. */
export function countRatings(ratings: Ratings, categories: readonly number[] = []): Counts {
  const given = ratings.flatMap((row) => row.filter((rating) => rating !== undefined));
  const all = [...new Set([...categories, ...given])].toSorted((a, b) => a - b);
  const byUnit = ratings
    .map((row) => all.map((category) => row.filter((rating) => rating === category).length))
    .filter((row) => sum(row) > 0);
  return { categories: all, byUnit };
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
