import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fleissKappa,
  gwetAc,
  percentAgreement,
} from '../../../../src-shared/agreement/coefficients.ts';
import { cohenKappa } from '../../../../src-shared/agreement/cohen.ts';
import { krippendorffAlpha } from '../../../../src-shared/agreement/krippendorff.ts';
import type { Ratings } from '../../../../src-shared/agreement/ratings.ts';
import { studentQuantile } from '../../../../src-shared/agreement/student.ts';
import { seededRandom } from '../../../fakes/seeded-random.ts';

const none = undefined;

/**
 * Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: four observers, twelve
 * units, missing values. Gwet's Handbook of Inter-Rater Reliability (2014) uses the same data, and his
 * package irrCAC prints the coefficients with five digits (`cac.raw4raters`).
 */
const fourObservers: Ratings = [
  [1, 1, none, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [none, 5, 5, 5],
  [none, none, 1, 1],
  [none, none, 3, none],
];

/** The ratings of two raters from a table of counts, row by column. */
const fromTable = (table: readonly (readonly number[])[]): Ratings =>
  table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [first, second])),
  );

/** The ratings of each unit from counts per category. */
const fromCounts = (counts: readonly (readonly number[])[]): Ratings =>
  counts.map((row) =>
    row.flatMap((count, category) => Array.from({ length: count }, () => category)),
  );

const alpha = (ratings: Ratings, scale: Parameters<typeof krippendorffAlpha>[1]) =>
  krippendorffAlpha(ratings, scale, { random: seededRandom(1), resamples: 200 });

const round = (value: number | undefined, digits: number): number =>
  Number((value ?? Number.NaN).toFixed(digits));

describe('Cohen’s kappa', () => {
  it('equals Gwet’s example of 100 pregnancies and two abstractors (irrCAC, cont3x3abstractors)', () => {
    const { value, standardError } = cohenKappa(
      fromTable([
        [13, 0, 0],
        [0, 20, 7],
        [0, 4, 56],
      ]),
    );
    expect(round(value, 7)).toBe(0.7964094);
    expect(round(standardError, 8)).toBe(0.05891072);
  });

  it.each([
    [
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      [
        [45, 15],
        [25, 15],
      ],
      0.1304,
    ],
    [
      [
        [25, 35],
        [5, 35],
      ],
      0.2593,
    ],
  ])('equals the tables that show how margins move it: %j', (table, kappa) => {
    expect(round(cohenKappa(fromTable(table)).value, 4)).toBe(kappa);
  });

  it('is low for labels that are skewed, and says so', () => {
    const skewed = cohenKappa(
      fromTable([
        [118, 5],
        [2, 0],
      ]),
    );
    expect(round(skewed.observed, 3)).toBe(0.944);
    expect(skewed.value).toBeLessThan(0);
    expect(skewed.caution).toBe('skewed');
  });
});

describe('Fleiss’ kappa', () => {
  it('equals the example of ten subjects and fourteen raters', () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const { value, observed, expected } = fleissKappa(fromCounts(counts));
    expect(round(observed, 3)).toBe(0.378);
    expect(round(expected, 3)).toBe(0.213);
    expect(round(value, 3)).toBe(0.21);
  });

  it('equals irrCAC on ratings with missing ones', () => {
    const { value, standardError, interval } = fleissKappa(fourObservers);
    expect(round(value, 5)).toBe(0.76117);
    expect(round(standardError, 5)).toBe(0.15302);
    expect(interval?.map((bound) => round(bound, 3))).toEqual([0.424, 1]);
  });
});

describe('Gwet’s coefficients', () => {
  it('AC1 equals irrCAC on ratings with missing ones', () => {
    const { value, standardError, interval, observed } = gwetAc(fourObservers);
    expect(round(observed, 7)).toBe(0.8181818);
    expect(round(value, 5)).toBe(0.77544);
    expect(round(standardError, 5)).toBe(0.14295);
    expect(interval?.map((bound) => round(bound, 3))).toEqual([0.461, 1]);
  });

  it('AC1 equals irrCAC on two raters', () => {
    const ratings = fromTable([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(round(gwetAc(ratings).value, 7)).toBe(0.8493305);
  });

  it('AC2 with quadratic weights equals irrCAC', () => {
    expect(round(gwetAc(fourObservers, { weights: 'quadratic' }).value, 3)).toBe(0.914);
  });

  it('AC1 stays high for labels that are skewed, where kappa falls', () => {
    const skewed = fromTable([
      [118, 5],
      [2, 0],
    ]);
    expect(gwetAc(skewed).value).toBeGreaterThan(0.9);
    expect(gwetAc(skewed).caution).toBe('skewed');
  });
});

describe('Krippendorff’s alpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('equals his example C: %s', (scale, value) => {
    expect(round(alpha(fourObservers, scale).value, 3)).toBe(value);
  });

  it('equals his example A: binary data, two observers', () => {
    const first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const ratings = first.map((rating, unit) => [rating, second[unit]]);
    expect(round(alpha(ratings, 'nominal').value, 3)).toBe(0.095);
  });
});

describe('Every coefficient', () => {
  const rating = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const ratings = fc.array(fc.array(rating, { minLength: 3, maxLength: 3 }), { maxLength: 20 });
  const all = (given: Ratings) => [
    percentAgreement(given),
    cohenKappa(given),
    fleissKappa(given),
    gwetAc(given),
    gwetAc(given, { weights: 'ordinal' }),
    alpha(given, 'nominal'),
    alpha(given, 'ordinal'),
    alpha(given, 'interval'),
  ];

  it('is finite or says why it is undefined, and never above 1', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const wrong = all(given).filter(({ value, caution, interval = [] }) =>
          value === undefined
            ? caution !== 'no-pairs' && caution !== 'one-category'
            : !(value <= 1 + 1e-9) || ![value, ...interval].every(Number.isFinite),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of units', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const turned = given.toReversed();
        const values = (of: Ratings) => all(of).map(({ value }) => round(value, 9));
        expect(values(turned)).toEqual(values(given));
      }),
      { numRuns: 100 },
    );
  });

  it('is 1 where all agree on more than one category', () => {
    const agreed: Ratings = [
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
      [1, 1, 1],
    ];
    expect(all(agreed).map(({ value }) => round(value, 9))).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

it.each([
  [1, 12.706],
  [2, 4.303],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
  [100, 1.984],
])('Student’s t for %i degrees of freedom is the tabled %f', (degrees, quantile) => {
  expect(round(studentQuantile(degrees), 3)).toBe(quantile);
});
