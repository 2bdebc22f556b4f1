import type { CausesPanel } from '../../../../src-shared/insights/panels.ts';
import { formatCount } from '../../../lib/format.ts';
import { ChartFrame } from '../../../ui/chart/chart-frame.tsx';
import { ParetoChart } from '../../../ui/chart/pareto-chart.tsx';
import { formatInterval, formatTick, formatValue } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { causesText, insightsText } from '../insights-text.ts';

interface CausesProps {
  readonly data: CausesPanel;
  readonly actions: InsightsActions;
}

export const Causes = ({ data: { rows, answers }, actions }: CausesProps) => (
  <ChartFrame
    title={causesText.chart}
    note={causesText.note(answers)}
    table={[
      [
        causesText.cause,
        causesText.count,
        causesText.share,
        insightsText.low,
        insightsText.high,
        causesText.cumulative,
      ],
      ...rows.map(({ name, count, share, interval, cumulative }) => [
        name,
        String(count),
        formatValue(share, 'share'),
        formatValue(interval.low, 'share'),
        formatValue(interval.high, 'share'),
        formatValue(cumulative, 'share'),
      ]),
    ]}
    onSave={(file) => void actions.saveChart(file)}
  >
    {(width) => (
      <ParetoChart
        label={causesText.chart}
        width={width}
        data={rows.map(({ causeId, name, count, cumulative, share, interval }) => ({
          key: causeId,
          name,
          count,
          cumulative,
          value: `${formatCount(count)} · ${formatInterval(interval, 'share')}`,
          label: `${name} ${formatCount(count)} · ${formatInterval(interval, 'share')}: ${formatValue(share, 'share')} of ${formatCount(answers)} answers; added up ${formatValue(cumulative, 'share')}`,
        }))}
        formatShare={(share) => formatTick(share, 'share')}
        onOpen={(index) => {
          const row = rows[index];
          if (row !== undefined) actions.openCalls(row.selection, row.name);
        }}
      />
    )}
  </ChartFrame>
);
