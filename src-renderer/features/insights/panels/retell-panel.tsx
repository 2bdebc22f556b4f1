import type { MatrixView, RetellPanel } from '../../../../src-shared/insights/panels.ts';
import { formatCount, humanize } from '../../../lib/format.ts';
import { formatEstimate } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { kappaText, overviewText, retellText } from '../insights-text.ts';
import { GroupChart, NumberButton } from '../panel-parts.tsx';

interface RetellProps {
  readonly data: RetellPanel;
  readonly actions: InsightsActions;
}

export function Retell({ data, actions }: RetellProps) {
  const { sentiments, outcomes, success, verdicts } = data;
  const groups = { note: overviewText.plainNote, reference: undefined, actions };
  return (
    <>
      <div className="panel-pair">
        <GroupChart title={retellText.sentiments} rows={sentiments} {...groups} />
        <GroupChart title={retellText.outcomes} rows={outcomes} {...groups} />
      </div>
      <div className="panel-pair">
        {success === undefined ? undefined : (
          <Matrix view={success} note={retellText.outcomeNote} actions={actions} />
        )}
        {verdicts.map((view) => (
          <Matrix key={view.name} view={view} note={retellText.verdictNote} actions={actions} />
        ))}
      </div>
      {verdicts.length === 0 ? <p className="quiet-text">{retellText.noVerdicts}</p> : undefined}
    </>
  );
}

interface MatrixProps {
  readonly view: MatrixView;
  readonly note: string;
  readonly actions: InsightsActions;
}

/** A confusion matrix: cells on the diagonal agree. The shade of a cell is its share of all. */
function Matrix({ view: { name, matrix, selections }, note, actions }: MatrixProps) {
  const { values, counts, n, agreement, kappa } = matrix;
  const labels = values.map((value) => retellText.values[value] ?? value);
  const title = retellText.matrix(humanize(name.replace(/^custom\./u, '')));
  return (
    <section className="matrix-section" aria-label={title}>
      <h3 className="chart-title">{title}</h3>
      <p className="chart-note">{note}</p>
      <div className="table-scroll">
        <table className="matrix">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <td className="matrix-corner">{`${retellText.retell} ↓ · ${retellText.reviewer} →`}</td>
              {labels.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, rowIndex) => (
              <tr key={values[rowIndex]}>
                <th scope="row">{labels[rowIndex]}</th>
                {row.map((count, column) => (
                  <td
                    key={values[column]}
                    className={rowIndex === column ? 'matrix-agrees' : undefined}
                    data-shade={Math.ceil((count / Math.max(1, n)) * 5)}
                  >
                    {count === 0 ? (
                      '0'
                    ) : (
                      <NumberButton
                        name={retellText.cell(labels[rowIndex] ?? '', labels[column] ?? '', count)}
                        selection={selections[rowIndex]?.[column] ?? {}}
                        actions={actions}
                      >
                        {formatCount(count)}
                      </NumberButton>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet-text">
        {`${retellText.agreement}: ${formatEstimate(agreement, 'share')}. ${retellText.kappa}: ${kappaText(kappa)}.`}
      </p>
    </section>
  );
}
