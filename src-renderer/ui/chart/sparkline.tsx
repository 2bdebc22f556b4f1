import type { Estimate } from '../../../src-shared/statistics/interval.ts';

interface SparklineProps {
  readonly values: readonly (Estimate | undefined)[];
  readonly label: string;
}

const [width, height] = [72, 18];

/** A share over time in one line of a table, from 0 to 1. The trend itself is in the panel of the row. */
export function Sparkline({ values, label }: SparklineProps) {
  const known = values.flatMap((estimate, index) =>
    estimate === undefined ? [] : [{ index, value: estimate.value }],
  );
  const x = (index: number): number => 2 + (index / Math.max(1, values.length - 1)) * (width - 4);
  const y = (value: number): number => height - 2 - value * (height - 4);
  const last = known.at(-1);
  return (
    <svg
      className="sparkline"
      width={width}
      height={height}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the drawing is made here, so there is no image to load
      role="img"
      aria-label={label}
    >
      <path
        className="chart-line"
        d={known
          .map(({ index, value }, at) => `${at === 0 ? 'M' : 'L'}${x(index)},${y(value)}`)
          .join('')}
      />
      {last === undefined ? undefined : (
        <circle className="chart-dot" cx={x(last.index)} cy={y(last.value)} r={2} />
      )}
    </svg>
  );
}
