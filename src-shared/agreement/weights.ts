/** How much two categories agree: 1 for the same category, less the further apart they are. */
export type Weights = readonly (readonly number[])[];

export type WeightKind = 'identity' | 'linear' | 'quadratic' | 'ordinal';

/**
 * Agreement weights as defined in K. L. Gwet, Handbook of Inter-Rater Reliability (2014), chapter 3.
 * `identity` is for nominal categories. `ordinal` uses only the order of the categories; `linear` and
 * `quadratic` use the distance between them.
 */
export function weightsOf(kind: WeightKind, categories: readonly number[]): Weights {
  const agreement = measures[kind];
  const range = Math.max(...categories) - Math.min(...categories);
  return categories.map((from, row) =>
    categories.map((to, column) =>
      row === column
        ? 1
        : agreement({
            distance: Math.abs(from - to) / range,
            steps: Math.abs(row - column),
            size: categories.length,
          }),
    ),
  );
}

interface Apart {
  /** The distance relative to the range: 1 between the lowest and the highest category. */
  readonly distance: number;
  /** The distance in positions of the sorted categories. */
  readonly steps: number;
  readonly size: number;
}

const measures: Record<WeightKind, (apart: Apart) => number> = {
  identity: () => 0,
  linear: ({ distance }) => 1 - distance,
  quadratic: ({ distance }) => 1 - distance ** 2,
  ordinal: ({ steps, size }) => 1 - pairs(steps + 1) / pairs(size),
};

const pairs = (count: number): number => (count * (count - 1)) / 2;
