import { periodLengths, type PeriodLength } from '../../../../src-shared/insights/periods.ts';
import type {
  OverviewPanel,
  TrendPoint,
  FigureUnit,
} from '../../../../src-shared/insights/panels.ts';
import { ChartFrame } from '../../../ui/chart/chart-frame.tsx';
import { TrendChart } from '../../../ui/chart/trend-chart.tsx';
import type { ChartTable } from '../../../ui/chart/chart-file.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { formatShortDate } from '../../../lib/dates.ts';
import { formatEstimate, formatTick } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { insightsText, lengthText, overviewText } from '../insights-text.ts';
import { estimateCells, estimateHead, EstimateCell, GroupChart } from '../panel-parts.tsx';

interface OverviewProps {
  readonly data: OverviewPanel;
  readonly actions: InsightsActions;
}

export function Overview({ data, actions }: OverviewProps) {
  const { score, passRate, trend, length } = data;
  const groups = { note: overviewText.groupNote, reference: score?.value, actions };
  return (
    <>
      <dl className="headline">
        <div>
          <dt>{insightsText.score}</dt>
          <dd>
            <EstimateCell
              name={insightsText.score}
              estimate={score}
              unit="points"
              selection={{ scored: true }}
              actions={actions}
            />
          </dd>
        </div>
        <div>
          <dt>{insightsText.passRate}</dt>
          <dd>
            <EstimateCell
              name="Passed"
              estimate={passRate}
              unit="share"
              selection={{ passed: true }}
              actions={actions}
            />
          </dd>
        </div>
      </dl>
      <Trend
        title={overviewText.trend}
        note={overviewText.trendNote(length)}
        points={trend}
        unit="points"
        length={length}
        actions={actions}
      />
      <div className="panel-pair">
        <GroupChart title={overviewText.versions} rows={data.versions} {...groups} />
        <GroupChart title={overviewText.sections} rows={data.sections} {...groups} />
        <GroupChart title={overviewText.agents} rows={data.agents} {...groups} />
        <GroupChart title={overviewText.reviewers} rows={data.reviewers} {...groups} />
      </div>
    </>
  );
}

interface TrendProps {
  readonly title: string;
  readonly note: string;
  readonly points: readonly TrendPoint[];
  readonly unit: FigureUnit;
  readonly length: PeriodLength;
  readonly actions: InsightsActions;
}

/** A figure over time, with a choice of the length of its periods. */
export function Trend({ title, note, points, unit, length, actions }: TrendProps) {
  const nameOf = (ms: number): string => `${lengthText[length]} of ${formatShortDate(ms, 0)}`;
  return (
    <ChartFrame
      title={title}
      note={note}
      table={trendTable(points, unit, length)}
      onSave={(file) => void actions.saveChart(file)}
      controls={
        <SegmentedControl
          label={insightsText.trendLength}
          value={length}
          options={periodLengths.map((value) => ({ value, label: lengthText[value] }))}
          onChange={(value) => void actions.setLength(value)}
        />
      }
    >
      {(width) => (
        <TrendChart
          label={title}
          width={width}
          data={points.map(({ startMs, estimate }) => ({
            startMs,
            estimate,
            label: `${nameOf(startMs)}: ${formatEstimate(estimate, unit)}`,
          }))}
          range={unit === 'share' ? [0, 1] : [0, 100]}
          format={(value) => formatTick(value, unit)}
          formatTime={axisDate}
          onOpen={(index) => {
            const point = points[index];
            if (point !== undefined) {
              actions.openCalls(point.selection, `${title}, ${nameOf(point.startMs)}`);
            }
          }}
        />
      )}
    </ChartFrame>
  );
}

/** As on another day of the same year, since the time of day of a period means nothing. */
const axisDate = (ms: number): string => formatShortDate(ms, ms + 40 * 86_400_000);

const trendTable = (
  points: readonly TrendPoint[],
  unit: FigureUnit,
  length: PeriodLength,
): ChartTable => [
  [lengthText[length], ...estimateHead(insightsText.value)],
  ...points.map(({ startMs, estimate }) => [
    formatShortDate(startMs, 0),
    ...estimateCells(estimate, unit),
  ]),
];
