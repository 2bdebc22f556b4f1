import { useState } from 'react';
import type { CriteriaPanel, CriterionRow } from '../../../../src-shared/insights/panels.ts';
import { formatCount } from '../../../lib/format.ts';
import { Sparkline } from '../../../ui/chart/sparkline.tsx';
import { formatEstimate } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { criteriaText } from '../insights-text.ts';
import { EstimateCell, NumberButton } from '../panel-parts.tsx';
import { MomentList } from './moment-list.tsx';
import { Trend } from './overview-panel.tsx';

interface CriteriaProps {
  readonly data: CriteriaPanel;
  readonly actions: InsightsActions;
}

/** A table of all criteria; the selected one is shown in full below it. */
export function Criteria({ data: { rows, length }, actions }: CriteriaProps) {
  // The one that fails most and has something to say about it.
  const worst = rows.toSorted(
    (a, b) => Number(b.reasons.length > 0) - Number(a.reasons.length > 0) || b.missed - a.missed,
  )[0];
  const [selectedId, setSelectedId] = useState<string>();
  const selected = rows.find(({ criterionId }) => criterionId === selectedId) ?? worst;
  return (
    <>
      <div className="table-scroll">
        <table className="figures-table">
          <caption className="unseen">{criteriaText.table}</caption>
          <thead>
            <tr>
              <th scope="col">{criteriaText.criterion}</th>
              <th scope="col">{criteriaText.rate}</th>
              <th scope="col">{criteriaText.trend}</th>
              <th scope="col">{criteriaText.missed}</th>
              <th scope="col">{criteriaText.notApplicable}</th>
              <th scope="col">{criteriaText.reasons}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <CriterionLine
                key={row.criterionId}
                row={row}
                isSelected={row === selected}
                onSelect={() => setSelectedId(row.criterionId)}
                actions={actions}
              />
            ))}
          </tbody>
        </table>
      </div>
      {selected === undefined ? undefined : (
        <CriterionDetails row={selected} length={length} actions={actions} />
      )}
    </>
  );
}

interface CriterionLineProps {
  readonly row: CriterionRow;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly actions: InsightsActions;
}

function CriterionLine({ row, isSelected, onSelect, actions }: CriterionLineProps) {
  const { criterionId, name, section, rate, missed, notApplicable, trend, reasons } = row;
  return (
    <tr aria-selected={isSelected || undefined} className={isSelected ? 'row-selected' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="row-button"
          aria-pressed={isSelected}
          title={criteriaText.details(name)}
          onClick={onSelect}
        >
          {name}
        </button>
        <span className="row-note">{section}</span>
      </th>
      <td>
        <EstimateCell
          name={`${name}: counted`}
          estimate={rate}
          unit="share"
          selection={{ criterion: { id: criterionId, result: 'counted' } }}
          actions={actions}
        />
      </td>
      <td>
        <Sparkline
          values={trend.map(({ estimate }) => estimate)}
          label={`${criteriaText.trendOf(name)}, now ${formatEstimate(trend.at(-1)?.estimate, 'share')}`}
        />
      </td>
      <td>
        {missed === 0 ? (
          '0'
        ) : (
          <NumberButton name={`${name}: failed`} selection={row.selection} actions={actions}>
            {formatCount(missed)}
          </NumberButton>
        )}
      </td>
      <td>
        {notApplicable === 0 ? (
          '0'
        ) : (
          <NumberButton
            name={`${name}: not applicable`}
            selection={{ criterion: { id: criterionId, result: 'not-applicable' } }}
            actions={actions}
          >
            {formatCount(notApplicable)}
          </NumberButton>
        )}
      </td>
      <td className="cell-text">
        {reasons
          .slice(0, 2)
          .map(({ name: reason, count }) => `${reason} (${formatCount(count)})`)
          .join(', ')}
      </td>
    </tr>
  );
}

interface CriterionDetailsProps {
  readonly row: CriterionRow;
  readonly length: CriteriaPanel['length'];
  readonly actions: InsightsActions;
}

function CriterionDetails({ row, length, actions }: CriterionDetailsProps) {
  const { name, trend, reasons, moments } = row;
  return (
    <section className="details-section" aria-label={criteriaText.details(name)}>
      <Trend
        title={criteriaText.trendOf(name)}
        note={criteriaText.rateNote}
        points={trend}
        unit="share"
        length={length}
        actions={actions}
      />
      <div className="panel-pair">
        <div>
          <h3 className="panel-subtitle">{criteriaText.reasons}</h3>
          {reasons.length === 0 ? (
            <p className="quiet-text">{criteriaText.noReasons}</p>
          ) : undefined}
          <ul className="reason-list">
            {reasons.map((reason) => (
              <li key={reason.causeId}>
                <span>{reason.name}</span>
                <EstimateCell
                  name={`${name}: ${reason.name}`}
                  estimate={{ value: reason.share, interval: reason.interval, n: row.missed }}
                  unit="share"
                  selection={reason.selection}
                  actions={actions}
                />
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="panel-subtitle">{criteriaText.moments}</h3>
          {moments.length === 0 ? (
            <p className="quiet-text">{criteriaText.noMoments}</p>
          ) : undefined}
          <MomentList moments={moments} actions={actions} />
        </div>
      </div>
    </section>
  );
}
