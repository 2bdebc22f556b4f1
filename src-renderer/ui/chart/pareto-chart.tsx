import { scaleLinear } from 'd3-scale';
import { shortened } from './svg-label.ts';
import { remInPixels } from './use-chart-width.ts';
import { usePoints } from './use-points.ts';

export interface ParetoDatum {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** From 0 to 1, of all counts. */
  readonly cumulative: number;
  readonly value: string;
  readonly label: string;
}

interface ParetoChartProps {
  readonly label: string;
  readonly width: number;
  readonly data: readonly ParetoDatum[];
  readonly formatShare: (share: number) => string;
  readonly onOpen: (index: number) => void;
}

/**
 * Bars in order of frequency, and a line of how much of the whole the bars so far are. The bars lie, so
 * that their names can be read.
 */
export function ParetoChart({ label, width, data, formatShare, onOpen }: ParetoChartProps) {
  const rem = remInPixels();
  const rowHeight = 1.75 * rem;
  const names = Math.min(18 * rem, width * 0.36);
  const values = Math.min(8.5 * rem, width * 0.24);
  const [left, right] = [names + rem, width - values - rem];
  const height = data.length * rowHeight + 1.75 * rem;
  const total = data.reduce((sum, { count }) => sum + count, 0);
  // One axis for both: a bar's length is its share of the whole, like the line.
  const x = scaleLinear([0, 1], [left, right]);
  const points = usePoints(data.length, onOpen);
  const line = data
    .map(
      ({ cumulative }, index) =>
        `${index === 0 ? 'M' : 'L'}${x(cumulative)},${(index + 0.5) * rowHeight}`,
    )
    .join('');
  return (
    <svg
      className="chart-drawing"
      width={width}
      height={height}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawings of points that are controls are groups, and HTML has no element for them
      role="group"
      aria-label={label}
    >
      {[0, 0.25, 0.5, 0.8, 1].map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0.8 ? 'chart-reference' : 'chart-grid'}
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2={height - 1.5 * rem}
          />
          <text className="chart-axis chart-axis-middle" x={x(tick)} y={height - rem / 2}>
            {formatShare(tick)}
          </text>
        </g>
      ))}
      <path className="chart-line chart-line-second" d={line} aria-hidden="true" />
      {data.map(({ key, name, count, cumulative, value, label: spoken }, index) => {
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
            <rect
              className="chart-bar"
              x={left}
              y={middle - 0.4 * rem}
              width={Math.max(1, x(total === 0 ? 0 : count / total) - left)}
              height={0.8 * rem}
            />
            <circle
              className="chart-dot chart-dot-second"
              cx={x(cumulative)}
              cy={middle}
              r={0.18 * rem}
            />{' '}
            <text className="chart-value" x={width - rem / 2} y={middle}>
              {value}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
