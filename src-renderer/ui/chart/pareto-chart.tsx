import { AxisTick, ChartRows, rowsLayout, rowsScale, type ChartRow } from './chart-rows.tsx';

export interface ParetoDatum extends ChartRow {
  readonly count: number;
  /** From 0 to 1, of all counts. */
  readonly cumulative: number;
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
  const layout = rowsLayout({ rows: data.length, width, maxNames: 18, valueShare: 0.24 });
  const { rem, rowHeight, left } = layout;
  const total = data.reduce((sum, { count }) => sum + count, 0);
  // One axis for both: a bar's length is its share of the whole, like the line.
  const x = rowsScale([0, 1], layout);
  const line = data
    .map(
      ({ cumulative }, index) =>
        `${index === 0 ? 'M' : 'L'}${x(cumulative)},${(index + 0.5) * rowHeight}`,
    )
    .join('');
  return (
    <ChartRows
      label={label}
      width={width}
      data={data}
      layout={layout}
      onOpen={onOpen}
      behind={
        <>
          {[0, 0.25, 0.5, 0.8, 1].map((tick) => (
            <AxisTick
              key={tick}
              x={x(tick)}
              layout={layout}
              text={formatShare(tick)}
              isReference={tick === 0.8}
            />
          ))}
          <path className="chart-line chart-line-second" d={line} aria-hidden="true" />
        </>
      }
      renderDrawing={({ count, cumulative }, middle) => (
        <>
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
          />
        </>
      )}
    />
  );
}
