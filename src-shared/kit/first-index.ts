/**
 * The first index from `from` to before `to` of which `isAt` holds; `to` if it holds of none. It must hold
 * of every index after the first one (binary search).
 */
export function firstIndex(from: number, to: number, isAt: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAt(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
