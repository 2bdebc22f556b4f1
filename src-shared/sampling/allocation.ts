/** A stratum as the allocation sees it. `tieBreak` decides between equal claims to the last call. */
export interface StratumSize {
  readonly calls: number;
  readonly tieBreak: number;
}

/**
 * How many calls each stratum gives to a sample. `proportional`: by its share of the population, with
 * the largest remainder; `equal`: the same number from each, as far as a stratum has them.
 */
export function allocate(
  strata: readonly StratumSize[],
  size: number,
  allocation: 'proportional' | 'equal',
): readonly number[] {
  const population = strata.reduce((sum, { calls }) => sum + calls, 0);
  const drawn = Math.min(size, population);
  return allocation === 'proportional'
    ? proportional(strata, drawn, population)
    : equal(strata, drawn);
}

/** In whole numbers, so that no share is rounded: the quota is `drawn × calls / population`. */
function proportional(
  strata: readonly StratumSize[],
  drawn: number,
  population: number,
): readonly number[] {
  if (population === 0) return strata.map(() => 0);
  const quotas = strata.map(({ calls }) => Math.floor((drawn * calls) / population));
  const remainders = strata.map(({ calls }) => (drawn * calls) % population);
  const missing = drawn - quotas.reduce((sum, quota) => sum + quota, 0);
  const byRemainder = strata
    .map(({ tieBreak }, index) => ({ index, tieBreak, remainder: remainders[index] ?? 0 }))
    .toSorted((a, b) => b.remainder - a.remainder || a.tieBreak - b.tieBreak);
  const rounded = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return quotas.map((quota, index) => (rounded.has(index) ? quota + 1 : quota));
}

/** Fills all strata evenly; one that is used up leaves its part to the others. */
function equal(strata: readonly StratumSize[], drawn: number): readonly number[] {
  const given = strata.map(() => 0);
  let left = drawn;
  while (left > 0) {
    const open = strata
      .map(({ calls, tieBreak }, index) => ({ index, tieBreak, free: calls - (given[index] ?? 0) }))
      .filter(({ free }) => free > 0)
      .toSorted((a, b) => a.tieBreak - b.tieBreak);
    const each = Math.max(1, Math.floor(left / open.length));
    for (const { index, free } of open) {
      const more = Math.min(each, free, left);
      given[index] = (given[index] ?? 0) + more;
      left -= more;
    }
  }
  return given;
}
