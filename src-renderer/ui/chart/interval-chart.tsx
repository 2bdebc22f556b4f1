import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../../src-shared/statistics/interval.ts';
import { shortened } from './svg-label.ts';
import { remInPixels } from './use-chart-width.ts';
import { usePoints } from './use-points.ts';

export interface IntervalDatum {
  readonly key: string;
  readonly name: string;
  readonly estimate?: Estimate | undefined;
  /** Shown at the end of the row: the value and its n. */
  readonly value: string;
  readonly label: string;
}

interface IntervalChartProps {
  readonly label: string;
  readonly width: number;
  readonly data: readonly IntervalDatum[];
  readonly range: readonly [number, number];
  readonly format: (value: number) => string;
  /** A line that the rows are compared with, e.g. 0 or the overall mean. */
  readonly reference?: number | undefined;
  readonly onOpen: (index: number) => void;
}

/** A row for each group: its value as a dot, and its interval as a line. */
export function IntervalChart(props: IntervalChartProps) {
  const { label, width, data, range, format, reference, onOpen } = props;
  const rem = remInPixels();
  const rowHeight = 1.75 * rem;
  const names = Math.min(16 * rem, width * 0.36);
  const values = Math.min(8.5 * rem, width * 0.26);
  const [left, right] = [names + rem, width - values - rem];
  const height = data.length * rowHeight + 1.75 * rem;
  const x = scaleLinear(rangeOf(data, range, reference), [left, right]).nice(4);
  const [low = 0, high = 1] = x.domain();
  const at = (value: number): number => x(Math.min(high, Math.max(low, value)));
  const points = usePoints(data.length, onOpen);
  return (
    <svg
      className="chart-drawing"
      width={width}
      height={height}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawings of points that are controls are groups, and HTML has no element for them
      role="group"
      aria-label={label}
    >
      {x.ticks(Math.max(2, Math.floor((right - left) / (5 * rem)))).map((tick) => (
        <g key={tick}>
          <line className="chart-grid" x1={x(tick)} x2={x(tick)} y1={0} y2={height - 1.5 * rem} />
          <text className="chart-axis chart-axis-middle" x={x(tick)} y={height - rem / 2}>
            {format(tick)}
          </text>
        </g>
      ))}
      {reference === undefined ? undefined : (
        <line
          className="chart-reference"
          x1={at(reference)}
          x2={at(reference)}
          y1={0}
          y2={height - 1.5 * rem}
        />
      )}
      {data.map(({ key, name, estimate, value, label: spoken }, index) => {
        const middle = (index + 0.5) * rowHeight;
        return (
          <g key={key} {...points(index)} aria-label={spoken} className="chart-point">
            <title>{spoken}</title>
            <rect
              className="chart-row"
              x={0}
              y={index * rowHeight}
              width={width}
              height={rowHeight}
            />
            <text className="chart-name" x={rem / 2} y={middle}>
              {shortened(name, names - rem / 2)}
            </text>
            {estimate === undefined ? undefined : (
              <>
                <line
                  className="chart-whisker"
                  x1={at(estimate.interval.low)}
                  x2={at(estimate.interval.high)}
                  y1={middle}
                  y2={middle}
                />
                <circle className="chart-dot" cx={at(estimate.value)} cy={middle} r={0.25 * rem} />
              </>
            )}{' '}
            <text className="chart-value" x={width - rem / 2} y={middle}>
              {value}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The used part of the range, since most scores lie close together. */
function rangeOf(
  data: readonly IntervalDatum[],
  [min, max]: readonly [number, number],
  reference: number | undefined,
): readonly [number, number] {
  const known = data.flatMap(({ estimate }) => (estimate === undefined ? [] : [estimate]));
  const edges = [
    ...known.flatMap(({ value, interval }) => [value, interval.low, interval.high]),
    ...(reference === undefined ? [] : [reference]),
  ].filter((edge) => Number.isFinite(edge));
  if (edges.length === 0) return [min, max];
  const [low, high] = [Math.max(min, Math.min(...edges)), Math.min(max, Math.max(...edges))];
  return high > low ? [low, high] : [min, max];
}
