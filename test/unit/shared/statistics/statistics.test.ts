import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusionMatrix } from '../../../../src-shared/statistics/confusion.ts';
import { holmAdjusted } from '../../../../src-shared/statistics/holm.ts';
import {
  bootstrapDifference,
  bootstrapMean,
  drawnUpTo,
  momentsOf,
} from '../../../../src-shared/statistics/means.ts';
import { pareto } from '../../../../src-shared/statistics/pareto.ts';
import {
  reviewsForMeans,
  reviewsForShares,
} from '../../../../src-shared/statistics/reviews-for-difference.ts';
import { newcombeInterval, wilsonInterval } from '../../../../src-shared/statistics/share.ts';
import {
  fisherExact,
  meanSignificance,
  shareSignificance,
  studentTails,
} from '../../../../src-shared/statistics/significance.ts';

const share = (count: number, n: number) => ({ count, n });

/** The decimals that the source prints. */
const printed = ({ low, high }: { low: number; high: number }): readonly string[] => [
  low.toFixed(4),
  high.toFixed(4),
];

describe('the interval of a share', () => {
  test.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
  ])(
    'is that of Newcombe (1998), Statistics in Medicine 17:857, table I, method 3: %i of %i',
    (count, n, low, high) => {
      expect(printed(wilsonInterval(share(count, n)))).toEqual([low, high]);
    },
  );

  test.each([
    [56, 70, 48, 80, '0.0524', '0.3339'],
    [9, 10, 3, 10, '0.1705', '0.8090'],
    [6, 7, 2, 7, '0.0582', '0.8062'],
    [5, 56, 0, 29, '-0.0381', '0.1926'],
    [0, 10, 0, 20, '-0.1611', '0.2775'],
    [0, 10, 0, 10, '-0.2775', '0.2775'],
    [10, 10, 0, 20, '0.6791', '1.0000'],
    [10, 10, 0, 10, '0.6075', '1.0000'],
  ])(
    'of a difference is that of Newcombe (1998), Statistics in Medicine 17:873, table II, method 10: %i of %i, %i of %i',
    (...[countA, nA, countB, nB, low, high]) => {
      // The table subtracts the second share; the app subtracts the first, earlier one.
      expect(printed(newcombeInterval(share(countB, nB), share(countA, nA)))).toEqual([low, high]);
    },
  );

  test('contains the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const count = Math.round(part * n);
          const { low, high } = wilsonInterval(share(count, n));
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(count / n);
          expect(high).toBeGreaterThanOrEqual(count / n);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('of a difference turns its sign with the order', () => {
    const counts = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50));
    fc.assert(
      fc.property(counts, ([a, restA, b, restB]) => {
        const [one, other] = [share(a, a + restA + 1), share(b, b + restB + 1)];
        const there = newcombeInterval(one, other);
        const back = newcombeInterval(other, one);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.high).toBeCloseTo(-back.low, 12);
      }),
    );
  });
});

/** Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 2.1: survival of mice in days. */
const treated = [94, 197, 16, 38, 99, 141, 23];
const control = [52, 104, 146, 10, 51, 30, 40, 27, 46];

describe('the bootstrap of a mean', () => {
  test('has the standard error of Efron and Tibshirani, table 2.2, for endless resamples', () => {
    const { n, variance, mean } = momentsOf(treated);
    expect(mean.toFixed(2)).toBe('86.86');
    expect(Math.sqrt(variance / n).toFixed(2)).toBe('23.36');
    const { low, high } = bootstrapMean(treated) ?? { low: 0, high: 0 };
    // The width of 95 % of a nearly normal distribution, up to the randomness of 2,000 draws.
    expect((high - low) / (2 * 1.96)).toBeGreaterThan(21);
    expect((high - low) / (2 * 1.96)).toBeLessThan(25);
  });

  test('does not call the mice of table 2.1 different', () => {
    const { low, high } = bootstrapDifference(control, treated) ?? { low: 0, high: 0 };
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(30.63);
  });

  test('is the same every time', () => {
    expect(bootstrapMean(treated)).toEqual(bootstrapMean([...treated]));
  });

  test('computed from moments agrees with one that is drawn', () => {
    // A skewed sample, as scores with some auto-fails are.
    const scores = (n: number): readonly number[] =>
      Array.from({ length: n }, (_, index) => (index % 9 === 0 ? 0 : 70 + ((index * 37) % 31)));
    const drawn = bootstrapMean(scores(drawnUpTo)) ?? { low: 0, high: 0 };
    const computed = bootstrapMean([...scores(drawnUpTo), 77]) ?? { low: 0, high: 0 };
    const width = drawn.high - drawn.low;
    expect(Math.abs(drawn.low - computed.low)).toBeLessThan(width * 0.08);
    expect(Math.abs(drawn.high - computed.high)).toBeLessThan(width * 0.08);
  });

  test('contains the mean of values that vary, and has no width where they do not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 60 }),
        (values) => {
          const { mean } = momentsOf(values);
          const { low, high } = bootstrapMean(values) ?? { low: 0, high: 0 };
          expect(low).toBeLessThanOrEqual(mean + 1e-9);
          expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        },
      ),
      { numRuns: 30 },
    );
    expect(bootstrapMean([5, 5, 5])).toEqual({ low: 5, high: 5 });
    expect(bootstrapMean([5])).toBeUndefined();
  });
});

describe('significance', () => {
  test('of the lady tasting tea (Fisher, The Design of Experiments, 1935)', () => {
    expect(fisherExact(share(3, 4), share(1, 4)).toFixed(4)).toBe('0.4857');
    expect(fisherExact(share(4, 4), share(0, 4)).toFixed(5)).toBe('0.02857');
  });

  test('of Student’s sleep data, as R’s t.test prints it', () => {
    const first = momentsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = momentsOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    expect(meanSignificance(first, second).toFixed(5)).toBe('0.07939');
  });

  test('of t values in the table of Student’s distribution', () => {
    expect(studentTails(12.706, 1).toFixed(4)).toBe('0.0500');
    expect(studentTails(2.228, 10).toFixed(4)).toBe('0.0500');
    expect(studentTails(1.96, 1e7).toFixed(4)).toBe('0.0500');
  });

  test('of two shares hardly depends on which test is used', () => {
    const [first, second] = [share(520, 1000), share(575, 1001)];
    expect(Math.abs(shareSignificance(first, second) - fisherExact(first, second))).toBeLessThan(
      0.003,
    );
  });
});

describe('Holm’s correction', () => {
  test('of the example of R’s documentation of p.adjust and of the Holm–Bonferroni article of Wikipedia', () => {
    const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]).map((value) => value.toFixed(2));
    expect(adjusted).toEqual(['0.03', '0.06', '0.06', '0.02']);
  });

  test('never lowers a value, keeps the order and is at most Bonferroni’s', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(values, (given) => {
        const adjusted = holmAdjusted(given);
        for (const [index, value] of given.entries()) {
          const own = adjusted[index] ?? 0;
          expect(own).toBeGreaterThanOrEqual(value);
          expect(own).toBeLessThanOrEqual(Math.min(1, value * given.length) + 1e-12);
          const larger = given.flatMap((next, at) => (value < next ? [adjusted[at] ?? 0] : []));
          expect(own).toBeLessThanOrEqual(Math.min(1, ...larger));
        }
      }),
    );
  });
});

describe('the sample size', () => {
  const power90 = 1.2815515655446004;

  test('for two shares is that of R’s power.prop.test(p1 = .50, p2 = .75, power = .90)', () => {
    expect(reviewsForShares(0.5, 0.75, power90).toFixed(1)).toBe('76.7');
  });

  test('for two means is that of the normal formula with a difference of one deviation', () => {
    // 2 (1.96 + 1.2816)² = 21.01; R's power.t.test gives 22.02, because it estimates the deviation.
    expect(reviewsForMeans(1, [1, 1], power90).toFixed(2)).toBe('21.01');
  });
});

describe('a confusion matrix', () => {
  test('has the agreement of the example of Cohen’s kappa in Wikipedia: 20, 5, 10, 15', () => {
    const pairs = [
      ...Array.from({ length: 20 }, () => ['yes', 'yes'] as const),
      ...Array.from({ length: 5 }, () => ['yes', 'no'] as const),
      ...Array.from({ length: 10 }, () => ['no', 'yes'] as const),
      ...Array.from({ length: 15 }, () => ['no', 'no'] as const),
    ];
    const matrix = confusionMatrix(pairs, ['yes', 'no']);
    expect(matrix.counts).toEqual([
      [20, 5],
      [10, 15],
    ]);
    expect(matrix.agreement?.value).toBeCloseTo(0.7, 12);
    expect(matrix.kappa.value).toBeCloseTo(0.4, 12);
  });

  test('counts each pair once', () => {
    const value = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value)), (pairs) => {
        const { counts, n } = confusionMatrix(pairs);
        expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(n);
        expect(n).toBe(pairs.length);
      }),
    );
  });
});

test('a Pareto chart starts with the most frequent and ends at 100 %', () => {
  const bars = pareto([
    { item: 'a', count: 2 },
    { item: 'b', count: 0 },
    { item: 'c', count: 6 },
  ]);
  expect(bars).toEqual([
    { item: 'c', count: 6, share: 0.75, cumulative: 0.75 },
    { item: 'a', count: 2, share: 0.25, cumulative: 1 },
  ]);
});
