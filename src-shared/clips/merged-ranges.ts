/** From the first unit to before the last one: of a text, or of time. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The same ranges in order, without overlaps and without empty ones. */
export function mergedRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else if (to > from) {
      merged.push({ from, to });
    }
  }
  return merged;
}
