import type { QueueSort } from '../../../src-shared/filter.ts';
import type { CallColumns, NumberColumn } from './call-columns.ts';

/** Negative if one row comes before the other. */
export type CompareRows = (one: number, other: number) => number;

const sortColumns: Readonly<Partial<Record<QueueSort['by'], NumberColumn>>> = {
  duration: 'duration_ms',
  latency: 'latency_p50',
  cost: 'cost',
  score: 'score',
  measures: 'against',
};

/** The values that a queue is sorted by; undefined if it is sorted by time, as the rows are. */
export function sortValues(columns: CallColumns, { by }: QueueSort): Float64Array | undefined {
  const name = sortColumns[by];
  return name === undefined ? undefined : columns.number(name);
}

/** The order of the queue: rows without a value come last in either direction, ties follow time. */
export function compareRows(columns: CallColumns, sort: QueueSort): CompareRows {
  const sign = sort.order === 'ascending' ? 1 : -1;
  const values = sortValues(columns, sort);
  if (values === undefined) return (one, other) => sign * (one - other);
  return (one, other) => {
    const left = values[one] ?? Number.NaN;
    const right = values[other] ?? Number.NaN;
    if (left < right) return -sign;
    if (left > right) return sign;
    const absent = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return absent === 0 ? sign * (one - other) : absent;
  };
}

/** The first `count` rows in order, without sorting the others. */
export function firstRows(
  columns: CallColumns,
  sort: QueueSort,
  { rows, count }: { readonly rows: Uint32Array; readonly count: number },
): Uint32Array {
  const values = sortValues(columns, sort);
  if (values === undefined) {
    return sort.order === 'ascending' ? rows.slice(0, count) : rows.slice(-count).toReversed();
  }
  return bestRows(rows, count, {
    values,
    compare: compareRows(columns, sort),
    isUp: sort.order === 'ascending',
  });
}

interface ValueOrder {
  readonly values: Float64Array;
  readonly compare: CompareRows;
  readonly isUp: boolean;
}

/** Keeps some of the best rows so far, and passes over those that come after all of them. */
function bestRows(
  rows: Uint32Array,
  count: number,
  { values, compare, isUp }: ValueOrder,
): Uint32Array {
  const best = new Uint32Array(4 * count);
  let size = 0;
  // Until the best rows are known, or while some of them have no value, any row may be one of them.
  let limit = Number.NaN;
  const mayBeBest = (value: number): boolean =>
    Number.isNaN(limit) || (isUp ? value <= limit : value >= limit);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (!mayBeBest(values[row] ?? Number.NaN)) continue;
    best[size] = row;
    size += 1;
    if (size < best.length) continue;
    best.sort(compare);
    size = count;
    limit = values[best[count - 1] ?? 0] ?? Number.NaN;
  }
  return best.subarray(0, size).toSorted(compare).subarray(0, count);
}

/** How many of the rows come before one, which need not be among them. */
export function countBefore(
  columns: CallColumns,
  sort: QueueSort,
  { rows, row }: { readonly rows: Uint32Array; readonly row: number },
): number {
  const compare = compareRows(columns, sort);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (compare(rows[at] ?? 0, row) < 0) count += 1;
  }
  return count;
}
