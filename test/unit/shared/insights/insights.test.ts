import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextPeriod,
  periodsBetween,
  periodStart,
  suggestedLength,
} from '../../../../src-shared/insights/periods.ts';
import { driftOf, severityOf } from '../../../../src-shared/insights/severity.ts';
import {
  differenceOfMeans,
  differenceOfShares,
  judge,
  type Comparison,
} from '../../../../src-shared/insights/conclusion.ts';
import { MeanSums } from '../../../../src-shared/statistics/mean-sums.ts';
import { bootstrapMean, momentsOf } from '../../../../src-shared/statistics/means.ts';

const share = (count: number, n: number) => ({ count, n });

const sumsOf = (values: readonly number[]): MeanSums => {
  const sums = new MeanSums();
  for (const value of values) sums.add(value);
  return sums;
};

describe('sums of values', () => {
  test('have the mean and interval of the values themselves', () => {
    const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: 2,
      maxLength: 300,
    });
    fc.assert(
      fc.property(values, (given) => {
        const estimate = sumsOf(given).estimate();
        expect(estimate?.n).toBe(given.length);
        expect(estimate?.value).toBeCloseTo(momentsOf(given).mean, 9);
        expect(estimate?.interval.low).toBeCloseTo(bootstrapMean(given)?.low ?? 0, 6);
        expect(estimate?.interval.high).toBeCloseTo(bootstrapMean(given)?.high ?? 0, 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the conclusion about a difference', () => {
  const compare = (comparison: Comparison | undefined) =>
    judge(comparison === undefined ? [] : [comparison])[0];
  const shares = (
    first: [number, number],
    second: [number, number],
    higherIs: Comparison['higherIs'] = 'better',
  ) => {
    const difference = differenceOfShares(share(...first), share(...second));
    return compare(difference && { difference, higherIs });
  };

  test('is better or worse where the difference holds', () => {
    expect(shares([30, 100], [80, 100])?.conclusion).toBe('better');
    expect(shares([80, 100], [30, 100])?.conclusion).toBe('worse');
    expect(shares([30, 100], [80, 100], 'worse')?.conclusion).toBe('worse');
    expect(shares([30, 100], [80, 100], 'neither')?.conclusion).toBe('higher');
  });

  test('says how many reviews are missing where it does not', () => {
    const few = shares([6, 10], [8, 10]);
    expect(few?.conclusion).toBe('unclear');
    expect(few?.missing).toBeGreaterThan(50);
    // With that many more, the same difference holds.
    const n = 10 + (few?.missing ?? 0);
    expect(shares([Math.round(0.6 * n), n], [Math.round(0.8 * n), n])?.conclusion).toBe('better');
  });

  test('is about the same where the whole interval is too small to matter', () => {
    expect(shares([800, 1000], [805, 1000])?.conclusion).toBe('alike');
  });

  test('is corrected: one of thirty is not found by chance', () => {
    const difference = differenceOfShares(share(50, 100), share(65, 100));
    if (difference === undefined) throw new Error('Nothing to compare');
    const own = { difference, higherIs: 'better' } as const;
    expect(judge([own])[0]?.conclusion).toBe('better');
    expect(judge(Array.from({ length: 30 }, () => own))[0]?.conclusion).not.toBe('better');
  });

  test('of means follows the means', () => {
    const low = sumsOf(Array.from({ length: 60 }, (_, index) => 60 + (index % 9)));
    const high = sumsOf(Array.from({ length: 60 }, (_, index) => 75 + (index % 9)));
    const difference = differenceOfMeans(low, high, 5);
    expect(difference?.value).toBeCloseTo(15, 9);
    expect(compare(difference && { difference, higherIs: 'better' })?.conclusion).toBe('better');
    expect(differenceOfMeans(sumsOf([1]), high)).toBeUndefined();
  });

  test('never contradicts its own interval by its sign', () => {
    const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(counts, ([a, restA, b, restB]) => {
        const judged = shares([a, a + restA + 1], [b, b + restB + 1]);
        const { low, high } = judged?.interval ?? { low: 0, high: 0 };
        expect(judged?.conclusion === 'better' && high <= 0).toBe(false);
        expect(judged?.conclusion === 'worse' && low >= 0).toBe(false);
      }),
    );
  });
});

describe('the periods of a trend', () => {
  test('follow each other without gaps, and hold every time once', () => {
    const times = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
    const length = fc.constantFrom('day', 'week', 'month');
    fc.assert(
      fc.property(times, fc.nat(200 * 86_400_000), length, (first, span, by) => {
        const starts = periodsBetween(first, first + span, by);
        expect(starts[0]).toBe(periodStart(first, by));
        for (const [index, start] of starts.entries()) {
          expect(periodStart(start, by)).toBe(start);
          expect(starts[index + 1] ?? nextPeriod(start, by)).toBe(nextPeriod(start, by));
        }
        expect(starts.at(-1)).toBe(periodStart(first + span, by));
      }),
    );
  });

  test('start on Monday, and get longer for longer spans', () => {
    expect(new Date(periodStart(Date.parse('2026-11-29T12:00:00'), 'week')).getDay()).toBe(1);
    const day = 86_400_000;
    expect([10, 60, 400].map((days) => suggestedLength(0, days * day))).toEqual([
      'day',
      'week',
      'month',
    ]);
  });
});

describe('reviewers', () => {
  test('that score lower than the others are stricter, and drift shows a change', () => {
    const compared = Array.from({ length: 40 }, (_, index) => ({
      submittedMs: index,
      difference: (index < 20 ? 4 : -6) + (index % 3),
    }));
    expect(severityOf(compared)?.value).toBeCloseTo(-0.025, 2);
    const drift = driftOf(compared.toReversed());
    expect(drift?.change).toBeCloseTo(-10, 0);
    expect(drift?.interval.high).toBeLessThan(0);
    expect(driftOf(compared.slice(0, 3))).toBeUndefined();
  });
});
