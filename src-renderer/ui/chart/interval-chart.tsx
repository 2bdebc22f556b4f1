import type { Estimate } from '../../../src-shared/statistics/interval.ts';
import { AxisTick, ChartRows, rowsLayout, rowsScale, type ChartRow } from './chart-rows.tsx';

/** Its value says how many values it rests on, too. */
export interface IntervalDatum extends ChartRow {
  readonly estimate?: Estimate | undefined;
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
  const layout = rowsLayout({ rows: data.length, width, maxNames: 16, valueShare: 0.26 });
  const { rem, left, right, height } = layout;
  const x = rowsScale(rangeOf(data, range, reference), layout).nice(4);
  const [low = 0, high = 1] = x.domain();
  const at = (value: number): number => x(Math.min(high, Math.max(low, value)));
  return (
    <ChartRows
      label={label}
      width={width}
      data={data}
      layout={layout}
      onOpen={onOpen}
      behind={
        <>
          {x.ticks(Math.max(2, Math.floor((right - left) / (5 * rem)))).map((tick) => (
            <AxisTick key={tick} x={x(tick)} layout={layout} text={format(tick)} />
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
        </>
      }
      renderDrawing={({ estimate }, middle) =>
        estimate === undefined ? undefined : (
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
        )
      }
    />
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
