import { seededRandom } from '../../../src-shared/statistics/random.ts';

/** Random choices that are the same on every computer. */
export interface Choices {
  /** From 0 to below 1. */
  unit(): number;
  /** Whether something happens that happens with this chance. */
  happens(chance: number): boolean;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the values, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [value: T, weight: number])[], otherwise: T): T;
}

export function seededChoices(seed: number): Choices {
  const below = seededRandom(seed);
  const unit = (): number => below(1_000_000) / 1_000_000;
  return {
    unit,
    happens: (chance) => unit() < chance,
    between: (low, high) => low + below(high - low + 1),
    pick: (list) => list[below(list.length)] ?? list[0],
    weighted(list, otherwise) {
      let left = unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return otherwise;
    },
  };
}
