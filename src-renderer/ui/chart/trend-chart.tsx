import { scaleLinear, scaleTime } from 'd3-scale';
import type { Estimate } from '../../../src-shared/statistics/interval.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import { remInPixels } from './use-chart-width.ts';
import { usePoints } from './use-points.ts';

export interface TrendDatum {
  readonly startMs: number;
  readonly estimate?: Estimate | undefined;
  /** Read by assistive tools, and shown as a tooltip. */
  readonly label: string;
}

interface TrendChartProps {
  readonly label: string;
  readonly width: number;
  readonly data: readonly TrendDatum[];
  /** The whole range that a value can have; the axis shows the part that is used. */
  readonly range: readonly [number, number];
  readonly format: (value: number) => string;
  readonly formatTime: (ms: number) => string;
  /** A line to compare with, such as the pass mark. */
  readonly reference?: { readonly value: number; readonly label: string };
  readonly onOpen: (index: number) => void;
}

/** A line with a point for each period, and the interval of each as a band. Gaps are periods without values. */
export function TrendChart(props: TrendChartProps) {
  const { label, width, data, range, format, formatTime, reference, onOpen } = props;
  const rem = remInPixels();
  const height = 13 * rem;
  const margin = { top: rem, right: 1.25 * rem, bottom: 1.75 * rem, left: 3 * rem };
  const shown = data.filter(({ estimate }) => estimate !== undefined);
  const points = usePoints(shown.length, (index) => {
    const datum = shown[index];
    if (datum !== undefined) onOpen(data.indexOf(datum));
  });
  const x = scaleTime(
    [data[0]?.startMs ?? 0, data.at(-1)?.startMs ?? 1],
    [margin.left, width - margin.right],
  );
  const [low, high] = usedRange(shown, range, reference?.value);
  const y = scaleLinear([low, high], [height - margin.bottom, margin.top]).nice(4);
  const [bottom = low, top = high] = y.domain();
  const clamp = (value: number): number => Math.min(top, Math.max(bottom, value));
  return (
    <ChartDrawing label={label} width={width} height={height}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            className="chart-grid"
            x1={margin.left}
            x2={width - margin.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className="chart-axis chart-axis-end" x={margin.left - rem / 2} y={y(tick)}>
            {format(tick)}
          </text>
        </g>
      ))}
      {timeTicks(data, Math.max(2, Math.floor(width / (6 * rem)))).map((ms) => (
        <text key={ms} className="chart-axis chart-axis-middle" x={x(ms)} y={height - rem / 2}>
          {formatTime(ms)}
        </text>
      ))}
      {reference === undefined ? undefined : (
        <g>
          <line
            className="chart-reference"
            x1={margin.left}
            x2={width - margin.right}
            y1={y(clamp(reference.value))}
            y2={y(clamp(reference.value))}
          />
          <text
            className="chart-axis chart-axis-reference"
            x={width - margin.right}
            y={y(clamp(reference.value)) - rem / 4}
          >
            {reference.label}
          </text>
        </g>
      )}
      {runsOf(data).map((run) => (
        <g key={run[0]?.startMs} aria-hidden="true">
          <path className="chart-band" d={bandPath(run, x, (value) => y(clamp(value)))} />
          <path className="chart-line" d={linePath(run, x, (value) => y(clamp(value)))} />
        </g>
      ))}
      {shown.map(({ startMs, estimate, label: name }, index) => (
        <g key={startMs} {...points(index)} aria-label={name} className="chart-point">
          <title>{name}</title>
          <circle
            className="chart-hit"
            cx={x(startMs)}
            cy={y(clamp(estimate?.value ?? 0))}
            r={0.75 * rem}
          />
          <circle
            className="chart-dot"
            cx={x(startMs)}
            cy={y(clamp(estimate?.value ?? 0))}
            r={0.22 * rem}
          />
        </g>
      ))}
    </ChartDrawing>
  );
}

type Known = TrendDatum & { readonly estimate: Estimate };
const isKnown = (datum: TrendDatum): datum is Known => datum.estimate !== undefined;

/** Stretches of periods that all have a value. */
function runsOf(data: readonly TrendDatum[]): readonly (readonly Known[])[] {
  const runs: Known[][] = [];
  let run: Known[] | undefined;
  for (const datum of data) {
    if (!isKnown(datum)) run = undefined;
    else if (run === undefined) runs.push((run = [datum]));
    else run.push(datum);
  }
  return runs;
}

type Scale = (value: number) => number;

const linePath = (run: readonly Known[], x: Scale, y: Scale): string =>
  run
    .map(
      ({ startMs, estimate }, index) =>
        `${index === 0 ? 'M' : 'L'}${x(startMs)},${y(estimate.value)}`,
    )
    .join('');

function bandPath(run: readonly Known[], x: Scale, y: Scale): string {
  const at = (edge: 'low' | 'high') => (datum: Known) =>
    `${x(datum.startMs)},${y(datum.estimate.interval[edge])}`;
  return `M${run.map(at('high')).join('L')}L${run.toReversed().map(at('low')).join('L')}Z`;
}

/** Every n-th period, so that the labels do not touch. */
function timeTicks(data: readonly TrendDatum[], most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(data.length / most));
  return data.filter((_, index) => index % step === 0).map(({ startMs }) => startMs);
}

/** The part of the range that values and the narrower intervals use; a wide interval is cut off. */
function usedRange(
  data: readonly TrendDatum[],
  [min, max]: readonly [number, number],
  reference: number | undefined,
): readonly [number, number] {
  const lows = data.map(({ estimate }) =>
    estimate === undefined
      ? max
      : Math.max(min, estimate.value - (estimate.value - finite(estimate.interval.low, min)) / 1.5),
  );
  const highs = data.map(({ estimate }) =>
    estimate === undefined
      ? min
      : Math.min(
          max,
          estimate.value + (finite(estimate.interval.high, max) - estimate.value) / 1.5,
        ),
  );
  const edges = reference === undefined ? [] : [reference];
  const low = Math.min(...lows, ...edges);
  const high = Math.max(...highs, ...edges);
  return high > low ? [low, high] : [min, max];
}

const finite = (value: number, otherwise: number): number =>
  Number.isFinite(value) ? value : otherwise;
