import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { ChartDrawing } from './chart-drawing.tsx';
import { shortened } from './svg-label.ts';
import { remInPixels } from './use-chart-width.ts';
import { usePoints } from './use-points.ts';

export interface ChartRow {
  readonly key: string;
  readonly name: string;
  /** Shown at the end of the row. */
  readonly value: string;
  /** Read by assistive tools, and shown as a tooltip. */
  readonly label: string;
}

/** The places of a chart of rows, in pixels. */
interface RowsLayout {
  readonly rem: number;
  readonly rowHeight: number;
  readonly height: number;
  /** The widths of the names at the start, and where the drawing begins and ends. */
  readonly names: number;
  readonly left: number;
  readonly right: number;
}

interface LayoutOptions {
  readonly rows: number;
  readonly width: number;
  /** The most room for the names in rem, and the share of the width for the values. */
  readonly maxNames: number;
  readonly valueShare: number;
}

export function rowsLayout({ rows, width, maxNames, valueShare }: LayoutOptions): RowsLayout {
  const rem = remInPixels();
  const rowHeight = 1.75 * rem;
  const names = Math.min(maxNames * rem, width * 0.36);
  const values = Math.min(8.5 * rem, width * valueShare);
  return {
    rem,
    rowHeight,
    names,
    left: names + rem,
    right: width - values - rem,
    height: rows * rowHeight + 1.75 * rem,
  };
}

/** The axis below the rows. */
export const rowsScale = (
  domain: readonly [number, number],
  { left, right }: RowsLayout,
): ScaleLinear<number, number> => scaleLinear(domain, [left, right]);

interface ChartRowsProps<Row extends ChartRow> {
  readonly label: string;
  readonly width: number;
  readonly data: readonly Row[];
  readonly layout: RowsLayout;
  readonly onOpen: (index: number) => void;
  /** What lies behind the rows: the axis and lines to compare with. */
  readonly behind: ReactNode;
  /** What is drawn between the name and the value; `middle` is the height of the row's middle. */
  readonly renderDrawing: (row: Row, middle: number) => ReactNode;
}

/** A row for each group, with its name, a drawing and its value. */
export function ChartRows<Row extends ChartRow>(props: ChartRowsProps<Row>) {
  const { label, width, data, layout, onOpen, behind, renderDrawing } = props;
  const { rem, rowHeight, names, height } = layout;
  const points = usePoints(data.length, onOpen);
  return (
    <ChartDrawing label={label} width={width} height={height}>
      {behind}
      {data.map((row, index) => {
        const middle = (index + 0.5) * rowHeight;
        return (
          <g key={row.key} {...points(index)} aria-label={row.label} className="chart-point">
            <title>{row.label}</title>
            <rect
              className="chart-row"
              x={0}
              y={index * rowHeight}
              width={width}
              height={rowHeight}
            />
            <text className="chart-name" x={rem / 2} y={middle}>
              {shortened(row.name, names - rem / 2)}
            </text>
            {renderDrawing(row, middle)}{' '}
            <text className="chart-value" x={width - rem / 2} y={middle}>
              {row.value}
            </text>
          </g>
        );
      })}
    </ChartDrawing>
  );
}

interface AxisTickProps {
  readonly x: number;
  readonly layout: RowsLayout;
  readonly text: string;
  readonly isReference?: boolean;
}

/** A line across the rows with its value below. */
export const AxisTick = ({ x, layout, text, isReference = false }: AxisTickProps) => (
  <g>
    <line
      className={isReference ? 'chart-reference' : 'chart-grid'}
      x1={x}
      x2={x}
      y1={0}
      y2={layout.height - 1.5 * layout.rem}
    />
    <text className="chart-axis chart-axis-middle" x={x} y={layout.height - layout.rem / 2}>
      {text}
    </text>
  </g>
);
