import type { MeasuresPanel } from '../../../../src-shared/insights/panels.ts';
import { formatCount } from '../../../lib/format.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { measuresText } from '../insights-text.ts';
import { EstimateCell, NumberButton } from '../panel-parts.tsx';

interface MeasuresProps {
  readonly data: MeasuresPanel;
  readonly actions: InsightsActions;
}

export const Measures = ({ data: { rows, allCalls }, actions }: MeasuresProps) => (
  <>
    <p className="quiet-text">{measuresText.note(allCalls)}</p>
    <div className="table-scroll">
      <table className="figures-table">
        <caption className="unseen">{measuresText.table}</caption>
        <thead>
          <tr>
            <th scope="col">{measuresText.measure}</th>
            <th scope="col">{measuresText.all}</th>
            <th scope="col">{measuresText.cannotTell}</th>
            <th scope="col">{measuresText.reviewed}</th>
            <th scope="col">{measuresText.differs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.criterionId}>
              <th scope="row">{row.name}</th>
              <td>
                <EstimateCell
                  name={`${row.name}: met, all calls`}
                  estimate={row.all}
                  unit="share"
                  selection={row.allSelection}
                  actions={actions}
                />
              </td>
              <td>{formatCount(row.cannotTell)}</td>
              <td>
                <EstimateCell
                  name={`${row.name}: reviews`}
                  estimate={row.reviewed}
                  unit="share"
                  selection={row.reviewedSelection}
                  actions={actions}
                />
              </td>
              <td>
                {row.differing === 0 ? (
                  measuresText.differsOf(row.differing, row.compared)
                ) : (
                  <NumberButton
                    name={`${row.name}: review differs`}
                    selection={row.differsSelection}
                    actions={actions}
                  >
                    {measuresText.differsOf(row.differing, row.compared)}
                  </NumberButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);
