import type { TrendPoint } from '../../../../src-shared/insights/panels.ts';
import {
  nextPeriod,
  periodsBetween,
  suggestedLength,
  type PeriodLength,
} from '../../../../src-shared/insights/periods.ts';
import type { InsightsSelection } from '../../../../src-shared/insights/selection.ts';
import type { Estimate } from '../../../../src-shared/statistics/interval.ts';
import type { ReviewTable } from '../review-table.ts';

/** The periods of a trend, from the first to the last call of the reviews. */
export interface Periods {
  readonly length: PeriodLength;
  readonly starts: readonly number[];
  /** Which period the call of a row started in; undefined if that is not known. */
  readonly indexOf: (row: number) => number | undefined;
}

export function periodsOf(
  table: ReviewTable,
  rows: readonly number[],
  requested: PeriodLength | undefined,
): Periods {
  let first = Infinity;
  let last = -Infinity;
  for (const row of rows) {
    const start = table.startMs[row] ?? Number.NaN;
    if (start < first) first = start;
    if (start > last) last = start;
  }
  const length = requested ?? (first > last ? 'week' : suggestedLength(first, last));
  const starts = first > last ? [] : periodsBetween(first, last, length);
  return {
    length,
    starts,
    indexOf: (row) => indexIn(starts, table.startMs[row] ?? Number.NaN),
  };
}

/** The last period that starts at or before `ms`. */
function indexIn(starts: readonly number[], ms: number): number | undefined {
  if (Number.isNaN(ms)) return undefined;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? undefined : low;
}

export const trendPoints = (
  { starts, length }: Periods,
  estimateOf: (index: number) => Estimate | undefined,
  selection: InsightsSelection,
): readonly TrendPoint[] =>
  starts.map((startMs, index) => {
    const estimate = estimateOf(index);
    return {
      startMs,
      ...(estimate === undefined ? {} : { estimate }),
      selection: { ...selection, period: [startMs, nextPeriod(startMs, length)] },
    };
  });
