import type { ReviewerRow, ReviewersPanel } from '../../../../src-shared/insights/panels.ts';
import { formatCount } from '../../../lib/format.ts';
import { ChartFrame } from '../../../ui/chart/chart-frame.tsx';
import { IntervalChart } from '../../../ui/chart/interval-chart.tsx';
import { formatDifference, formatTick } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { reviewersText, insightsText } from '../insights-text.ts';
import {
  EstimateCell,
  estimateCells,
  estimateHead,
  NumberButton,
  rowLabel,
} from '../panel-parts.tsx';

interface ReviewersProps {
  readonly data: ReviewersPanel;
  readonly actions: InsightsActions;
}

export const Reviewers = ({ data: { rows }, actions }: ReviewersProps) => (
  <>
    <div className="table-scroll">
      <table className="figures-table">
        <caption className="unseen">{reviewersText.table}</caption>
        <thead>
          <tr>
            <th scope="col">{reviewersText.reviewer}</th>
            <th scope="col">{insightsText.reviews}</th>
            <th scope="col">{reviewersText.perDay}</th>
            <th scope="col">{reviewersText.active}</th>
            <th scope="col">{reviewersText.score}</th>
            <th scope="col">{reviewersText.severity}</th>
            <th scope="col">{reviewersText.drift}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReviewerLine key={row.reviewerId} row={row} actions={actions} />
          ))}
        </tbody>
      </table>
    </div>
    <SeverityChart rows={rows.filter(({ severity }) => severity !== undefined)} actions={actions} />
  </>
);

interface ReviewerLineProps {
  readonly row: ReviewerRow;
  readonly actions: InsightsActions;
}

function ReviewerLine({ row, actions }: ReviewerLineProps) {
  const { name, reviews, perDay, activeMs, score, severity, drift, selection } = row;
  const cell = { selection, actions };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <NumberButton name={name} {...cell}>
          {formatCount(reviews)}
        </NumberButton>
      </td>
      <td>{perDay.toFixed(1)}</td>
      <td>
        <EstimateCell name={`${name}: time`} estimate={activeMs} unit="ms" {...cell} />
      </td>
      <td>
        <EstimateCell name={`${name}: score`} estimate={score} unit="points" {...cell} />
      </td>
      <td>
        <EstimateCell
          name={`${name}: severity`}
          estimate={severity}
          unit="points"
          selection={row.comparedSelection}
          actions={actions}
        />
      </td>
      <td>
        {drift === undefined ? (
          <span className="estimate-none">{insightsText.noValues}</span>
        ) : (
          <span className="estimate">
            <span className="estimate-value">{formatDifference(drift.change, 'points')}</span>
            <span className="estimate-range">
              {`${formatDifference(drift.interval.low, 'points')} to ${formatDifference(drift.interval.high, 'points')} · n ${formatCount(drift.n)}`}
            </span>
          </span>
        )}
      </td>
    </tr>
  );
}

interface SeverityChartProps {
  readonly rows: readonly ReviewerRow[];
  readonly actions: InsightsActions;
}

function SeverityChart({ rows, actions }: SeverityChartProps) {
  if (rows.length === 0) return <p className="quiet-text">{reviewersText.noSeverity}</p>;
  return (
    <ChartFrame
      title={reviewersText.severityChart}
      note={reviewersText.severityNote}
      table={[
        [reviewersText.reviewer, ...estimateHead(reviewersText.severity)],
        ...rows.map(({ name, severity }) => [name, ...estimateCells(severity, 'points')]),
      ]}
      onSave={(file) => void actions.saveChart(file)}
    >
      {(width) => (
        <IntervalChart
          label={reviewersText.severityChart}
          width={width}
          range={[-100, 100]}
          reference={0}
          data={rows.map(({ reviewerId, name, severity }) => {
            const points = severity?.value ?? 0;
            const value = `${formatDifference(points, 'points')} · n ${formatCount(severity?.n ?? 0)}`;
            const side = points < 0 ? reviewersText.strict : reviewersText.lenient;
            const label = `${rowLabel(name, value, severity, 'points')}, ${side}`;
            return { key: reviewerId, name, estimate: severity, value, label };
          })}
          format={(value) => formatTick(value, 'points')}
          onOpen={(index) => {
            const row = rows[index];
            if (row !== undefined) actions.openCalls(row.comparedSelection, row.name);
          }}
        />
      )}
    </ChartFrame>
  );
}
