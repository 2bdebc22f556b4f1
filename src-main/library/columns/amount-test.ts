import type { AmountFilter } from '../../../src-shared/filter.ts';

/** Tests a number; an absent one, `NaN`, matches nothing, not even “not equal”. */
export function amountTest(filter: AmountFilter): (value: number) => boolean {
  if (filter.type === 'range') {
    const [low, high] = filter.value;
    return (value) => value >= low && value <= high;
  }
  const { op, value: limit } = filter;
  const compare = comparisons[op];
  return (value) => !Number.isNaN(value) && compare(value, limit);
}

const comparisons = {
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
  gt: (a: number, b: number) => a > b,
  ge: (a: number, b: number) => a >= b,
  lt: (a: number, b: number) => a < b,
  le: (a: number, b: number) => a <= b,
};
