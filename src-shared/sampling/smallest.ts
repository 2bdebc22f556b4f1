/** A call with its place in an order: by `rank`, then by `random`, then by id. */
export interface Ranked {
  readonly rank: number;
  readonly random: number;
  readonly id: string;
}

export const compareRanked = (one: Ranked, other: Ranked): number =>
  one.rank - other.rank || one.random - other.random || (one.id < other.id ? -1 : 1);

/** Keeps the `limit` first calls of an order without keeping the others. */
export interface Smallest {
  add(rank: number, random: number, id: string): void;
  /** In order. */
  calls(): readonly Ranked[];
}

/**
 * Collects up to twice as many calls as needed, then sorts and drops the later half. A call after the
 * last one that was kept is rejected at once, which is nearly every call of a large population.
 */
export function createSmallest(limit: number): Smallest {
  let held: Ranked[] = [];
  let last: Ranked | undefined;
  const shrink = (): void => {
    held = held.toSorted(compareRanked).slice(0, limit);
    last = held.length === limit ? held.at(-1) : undefined;
  };
  return {
    add(rank, random, id) {
      if (limit === 0) return;
      if (last !== undefined && isAfter(last, rank, random)) return;
      held.push({ rank, random, id });
      if (held.length >= 2 * limit + 32) shrink();
    },
    calls() {
      shrink();
      return held;
    },
  };
}

const isAfter = (last: Ranked, rank: number, random: number): boolean =>
  rank > last.rank || (rank === last.rank && random > last.random);
