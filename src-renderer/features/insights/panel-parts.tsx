import type { ReactNode } from 'react';
import type { GroupRow, FigureUnit } from '../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../src-shared/insights/selection.ts';
import type { Estimate } from '../../../src-shared/statistics/interval.ts';
import type { ChartTable } from '../../ui/chart/chart-file.ts';
import { ChartFrame } from '../../ui/chart/chart-frame.tsx';
import { IntervalChart } from '../../ui/chart/interval-chart.tsx';
import { formatCount } from '../../lib/format.ts';
import { formatInterval, formatTick, formatValue } from './figure-text.ts';
import type { InsightsActions } from './insights-actions.ts';
import { insightsText } from './insights-text.ts';

interface NumberButtonProps {
  readonly name: string;
  readonly selection: InsightsSelection;
  readonly actions: InsightsActions;
  readonly children: ReactNode;
}

/** A number that opens the calls behind it. */
export const NumberButton = ({ name, selection, actions, children }: NumberButtonProps) => (
  <button
    type="button"
    className="number-button"
    title={insightsText.openCalls(name)}
    onClick={() => actions.openCalls(selection, name)}
  >
    {children}
  </button>
);

interface EstimateCellProps {
  readonly name: string;
  readonly estimate: Estimate | undefined;
  readonly unit: FigureUnit;
  readonly selection: InsightsSelection;
  readonly actions: InsightsActions;
}

/** A figure with its interval and n; the number opens its calls. */
export const EstimateCell = ({ name, estimate, unit, selection, actions }: EstimateCellProps) =>
  estimate === undefined ? (
    <span className="estimate-none">{insightsText.noValues}</span>
  ) : (
    <span className="estimate">
      <NumberButton name={name} selection={selection} actions={actions}>
        {formatValue(estimate.value, unit)}
      </NumberButton>
      <span className="estimate-range">
        {`${formatInterval(estimate.interval, unit)} · n ${formatCount(estimate.n)}`}
      </span>
    </span>
  );

/** The name of a row for assistive tools: what is shown, and the interval that is drawn. */
export const rowLabel = (
  name: string,
  value: string,
  estimate: Estimate | undefined,
  unit: FigureUnit,
): string =>
  estimate === undefined
    ? `${name} ${value}`
    : `${name} ${value}, ${insightsText.interval} ${formatInterval(estimate.interval, unit)}`;

interface GroupChartProps {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly GroupRow[];
  /** The mean of all. */
  readonly reference: number | undefined;
  readonly actions: InsightsActions;
}

/** The scores of groups, one row each. */
export function GroupChart({ title, note, rows, reference, actions }: GroupChartProps) {
  const data = rows.map(({ key, label, score }) => {
    const value =
      score === undefined
        ? insightsText.noValues
        : `${formatValue(score.value, 'points')} · n ${formatCount(score.n)}`;
    return {
      key,
      name: label,
      estimate: score,
      value,
      label: rowLabel(label, value, score, 'points'),
    };
  });
  return (
    <ChartFrame
      title={title}
      note={note}
      table={groupTable(rows)}
      onSave={(file) => void actions.saveChart(file)}
    >
      {(width) => (
        <IntervalChart
          label={title}
          width={width}
          data={data}
          range={[0, 100]}
          reference={reference}
          format={(value) => formatTick(value, 'points')}
          onOpen={(index) => {
            const row = rows[index];
            if (row !== undefined) actions.openCalls(row.selection, row.label);
          }}
        />
      )}
    </ChartFrame>
  );
}

export const estimateCells = (
  estimate: Estimate | undefined,
  unit: FigureUnit,
): readonly string[] =>
  estimate === undefined
    ? ['', '', '', '0']
    : [
        formatValue(estimate.value, unit),
        formatValue(estimate.interval.low, unit),
        formatValue(estimate.interval.high, unit),
        String(estimate.n),
      ];

export const estimateHead = (name: string): readonly string[] => [
  name,
  `${name}: ${insightsText.low}`,
  `${name}: ${insightsText.high}`,
  `${name}: ${insightsText.n}`,
];

const groupTable = (rows: readonly GroupRow[]): ChartTable => [
  ['', ...estimateHead(insightsText.score), ...estimateHead(insightsText.passRate)],
  ...rows.map(({ label, score, passRate }) => [
    label,
    ...estimateCells(score, 'points'),
    ...estimateCells(passRate, 'share'),
  ]),
];
