import { formatCount } from '../../lib/format.ts';

interface Columns {
  readonly columns: readonly number[];
  /** How many values a column stands for; the largest of them is its height. */
  readonly perColumn: number;
  readonly min: number;
  readonly max: number;
}

/** As many columns as there is room for. Peaks are never averaged away: they are what is looked for. */
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
  /** What is drawn, e.g. "End to end". */
  readonly name: string;
  readonly values: readonly number[];
  readonly format: (value: number) => string;
  /** Drawn as a hairline across, where Retell tells it. */
  readonly median?: number | undefined;
}

/** Units of the drawing's own; the page stretches it to the width there is. */
const width = 240;
const height = 40;
const gap = 0.25;

/**
 * Every value that was measured, in the order measured, as bars from zero: what percentiles hide.
 * Retell does not say which turn a value belongs to, so neither does this.
 */
export function ValuesChart({ name, values, format, median }: ChartProps) {
  if (values.length === 0) return undefined;
  const { columns, perColumn, min, max } = toColumns(values, width / 2);
  const top = Math.max(max, 1);
  const step = width / columns.length;
  const y = (value: number): number => height - (Math.max(0, value) / top) * height;
  const count = values.length === 1 ? '1 value' : `${formatCount(values.length)} values`;
  return (
    <figure
      className="values"
      aria-label={`${name}: ${count} from ${format(min)} to ${format(max)}`}
    >
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map((value, index) => (
          // Bars have no name but their place.
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
        {count}, in the order measured
        {perColumn > 1 ? `; each bar is the largest of ${formatCount(perColumn)}` : ''}
      </figcaption>
    </figure>
  );
}
