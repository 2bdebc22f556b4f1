/**
 * Adjusts p-values for the number of comparisons, after S. Holm (1979): the smallest is multiplied by
 * their number, the next by one less, and none gets smaller than the one before it. In the order given.
 */
export function holmAdjusted(values: readonly number[]): readonly number[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .toSorted((a, b) => a.value - b.value);
  const adjusted = Array.from({ length: values.length }, () => 1);
  let largest = 0;
  for (const [rank, { value, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, value * (values.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}
