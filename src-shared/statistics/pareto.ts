/** One bar of a Pareto chart. */
export interface ParetoBar<Item> {
  readonly item: Item;
  readonly count: number;
  readonly share: number;
  /** The share of this bar and all bars before it. */
  readonly cumulative: number;
}

/** The most frequent first; equal counts keep their order. Items that never occur are left out. */
export function pareto<Item>(
  items: readonly { readonly item: Item; readonly count: number }[],
): readonly ParetoBar<Item>[] {
  const occurring = items.filter(({ count }) => count > 0);
  const total = occurring.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return occurring
    .toSorted((a, b) => b.count - a.count)
    .map(({ item, count }) => {
      before += count;
      return { item, count, share: count / total, cumulative: before / total };
    });
}
