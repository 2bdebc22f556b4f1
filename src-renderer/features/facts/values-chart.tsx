import { formatCount } from '../../lib/format.ts';
import { columnsOf } from './value-columns.ts';

interface ChartProps {
  /** What is drawn, e.g. "End to end". */
  readonly name: string;
  readonly values: readonly number[];
  readonly write: (value: number) => string;
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
export function ValuesChart({ name, values, write, median }: ChartProps) {
  if (values.length === 0) return undefined;
  const { columns, perColumn, least, most } = columnsOf(values, width / 2);
  const top = Math.max(most, 1);
  const step = width / columns.length;
  const y = (value: number): number => height - (Math.max(0, value) / top) * height;
  const count = values.length === 1 ? '1 value' : `${formatCount(values.length)} values`;
  return (
    <figure
      className="values"
      aria-label={`${name}: ${count} from ${write(least)} to ${write(most)}`}
    >
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map((value, place) => (
          // Bars have no name but their place.
          <rect
            key={place}
            x={place * step}
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
        <span>{write(top)}</span>
        <span>0</span>
      </span>
      <figcaption>
        {count}, in the order measured
        {perColumn > 1 ? `; each bar is the largest of ${formatCount(perColumn)}` : ''}
      </figcaption>
    </figure>
  );
}
