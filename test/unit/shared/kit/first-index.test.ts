import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstIndex } from '../../../../src-shared/kit/first-index.ts';

it('finds the first index that holds, as a search from the start does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }),
      fc.integer({ min: -1, max: 21 }),
      fc.nat({ max: 5 }),
      (unsorted, wanted, from) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const expected = sorted.findIndex((value, index) => index >= from && value >= wanted);
        const found = firstIndex(
          from,
          Math.max(from, sorted.length),
          (index) => sorted[index]! >= wanted,
        );
        expect(found).toBe(expected === -1 ? Math.max(from, sorted.length) : expected);
      },
    ),
  );
});
