/** Combines `factor` bins into one; the last one may have fewer. Always returns a copy. */
export function coarsen(fine: Int8Array, factor: number): Int8Array {
  if (factor === 1) return fine.slice();
  const bins = fine.length / 2;
  const coarse = new Int8Array(Math.ceil(bins / factor) * 2);
  for (let bin = 0; bin * factor < bins; bin += 1) {
    let low = 127;
    let high = -128;
    const end = Math.min(bins, (bin + 1) * factor);
    for (let at = bin * factor; at < end; at += 1) {
      const lowest = fine[at * 2] ?? 0;
      const highest = fine[at * 2 + 1] ?? 0;
      if (lowest < low) low = lowest;
      if (highest > high) high = highest;
    }
    coarse[bin * 2] = low;
    coarse[bin * 2 + 1] = high;
  }
  return coarse;
}
