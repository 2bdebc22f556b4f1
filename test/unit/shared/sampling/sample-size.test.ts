import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callsToSeeDifference,
  expectedInterval,
} from '../../../../src-shared/sampling/sample-size.ts';

const rounded = ({ low, high }: { readonly low: number; readonly high: number }) => [
  Number(low.toFixed(4)),
  Number(high.toFixed(4)),
];

describe('the interval of a pass rate', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
  // (1998), table I, method 3.
  it.each([
    [81, 263, [0.2553, 0.3662]],
    [15, 148, [0.0624, 0.1605]],
    [0, 20, [0, 0.1611]],
    [1, 29, [0.0061, 0.1718]],
  ])('agrees with published values: %i of %i', (passed, n, expected) => {
    expect(rounded(expectedInterval({ n, rate: passed / n }))).toEqual(expected);
  });

  it('holds the rate, and is narrower for more calls and for a smaller population', () => {
    const rates = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        rates,
        fc.integer({ min: 1 }),
        (n, rate, more) => {
          const width = (interval: { low: number; high: number }): number =>
            interval.high - interval.low;
          const plain = expectedInterval({ n, rate });
          expect(plain.low).toBeLessThanOrEqual(rate + 1e-12);
          expect(plain.high).toBeGreaterThanOrEqual(rate - 1e-12);
          expect(width(expectedInterval({ n: n + 1, rate }))).toBeLessThan(width(plain) + 1e-12);
          const known = expectedInterval({ n, rate, population: n + more });
          expect(width(known)).toBeLessThanOrEqual(width(plain) + 1e-12);
        },
      ),
    );
  });

  it('leaves nothing open when every call is reviewed', () => {
    expect(expectedInterval({ n: 24, rate: 0.75, population: 24 })).toEqual({
      low: 0.75,
      high: 0.75,
    });
  });
});

describe('the calls needed to see a difference', () => {
  // Fleiss, Levin, Paik, "Statistical Methods for Rates and Proportions", formula 4.14 without the
  // correction for continuity.
  it.each([
    [0.9, 0.1, 199],
    [0.6, 0.1, 388],
    [0.5, 0.25, 58],
  ])('rate %f, difference %f: %i', (rate, difference, expected) => {
    expect(callsToSeeDifference({ rate, difference })).toBe(expected);
  });

  it('is unknown for a difference that no rate can have', () => {
    expect(callsToSeeDifference({ rate: 0.7, difference: 0 })).toBeUndefined();
    expect(callsToSeeDifference({ rate: 0.7, difference: 0.8 })).toBeUndefined();
  });
});
