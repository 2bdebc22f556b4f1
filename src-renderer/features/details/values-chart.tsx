import { formatCount } from '../../lib/format.ts';
import { detailsText } from './details-text.ts';

interface Columns {
  readonly columns: readonly number[];
  /** How many values a column stands for; its height is the largest of them. */
  readonly perColumn: number;
  readonly min: number;
  readonly max: number;
}

/** Groups the values into columns. A column shows its largest value, so that peaks stay visible. */
export function toColumns(values: readonly number[], maxColumns: number): Columns {
  const perColumn = Math.max(1, Math.ceil(values.length / maxColumns));
  const columns: number[] = [];
  let min = Infinity;
  let max = -Infinity;
  values.forEach((value, index) => {
    min = Math.min(min, value);
    max = Math.max(max, value);
    const column = Math.floor(index / perColumn);
    columns[column] = Math.max(columns[column] ?? -Infinity, value);
  });
  return { columns, perColumn, min, max };
}

interface ChartProps {
  /** What the values measure, e.g. “End to end”. */
  readonly name: string;
  readonly values: readonly number[];
  readonly format: (value: number) => string;
  /** Drawn as a line across the chart, if Retell reports it. */
  readonly median?: number | undefined;
}

/** The units of the drawing, which is stretched to the available width. */
const width = 240;
const height = 40;
const gap = 0.25;

/**
 * Every measured value in its order, as bars, since percentiles hide single values. Retell does not report
 * to which turn a value belongs.
 */
export function ValuesChart({ name, values, format, median }: ChartProps) {
  if (values.length === 0) return undefined;
  const { columns, perColumn, min, max } = toColumns(values, width / 2);
  const top = Math.max(max, 1);
  const step = width / columns.length;
  const y = (value: number): number => height - (Math.max(0, value) / top) * height;
  const count = detailsText.values(values.length, formatCount(values.length));
  return (
    <figure
      className="values"
      aria-label={detailsText.chartLabel(name, count, [format(min), format(max)])}
    >
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map((value, index) => (
          // A bar is identified by its position only.
          <rect
            key={index}
            x={index * step}
            y={Math.min(y(value), height - 1)}
            width={Math.max(0.5, Math.min(step * (1 - gap), width / 12))}
            height={Math.max(1, height - y(value))}
          />
        ))}
        {median === undefined || median > top ? undefined : (
          <line x1="0" x2={width} y1={y(median)} y2={y(median)} />
        )}
      </svg>
      <span className="values-axis figure" aria-hidden="true">
        <span>{format(top)}</span>
        <span>0</span>
      </span>
      <figcaption>
        {detailsText.inOrder(count)}
        {perColumn > 1 ? detailsText.largestOf(formatCount(perColumn)) : ''}
      </figcaption>
    </figure>
  );
}
