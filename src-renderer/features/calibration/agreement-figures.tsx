import {
  agreementStatistics,
  type AgreementRow,
  type AgreementTable,
} from '../../../src-shared/calibration-results/agreement-table.ts';
import { noValue } from '../../lib/format.ts';
import {
  calibrationText as text,
  coefficientText,
  scaleText,
  statisticText,
} from './calibration-text.ts';

interface AgreementFiguresProps {
  readonly table: AgreementTable;
}

/** Each statistic of each criterion with its interval, the widest spread first. */
export const AgreementFigures = ({ table }: AgreementFiguresProps) => (
  <section className="session-part">
    <section
      className="session-scroll"
      aria-label={text.agreement}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollers must be reachable by keyboard
      tabIndex={0}
    >
      <table className="session-table">
        <caption>{text.agreement}</caption>
        <thead>
          <tr>
            <th scope="col">{text.criterion}</th>
            <th scope="col">{text.spread}</th>
            {agreementStatistics.map((statistic) => (
              <th scope="col" key={statistic}>
                {statisticText[statistic].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <FigureRow name={text.overall} row={table.overall} spread={undefined} />
          {table.criteria.map((row) => (
            <FigureRow
              key={row.criterion.id}
              name={row.criterion.name}
              row={row}
              spread={row.spread}
            />
          ))}
        </tbody>
      </table>
    </section>
    <details className="session-explanations">
      <summary>{text.explanations}</summary>
      <dl>
        {agreementStatistics.map((statistic) => (
          <div key={statistic}>
            <dt>{statisticText[statistic].name}</dt>
            <dd>{statisticText[statistic].explanation}</dd>
          </div>
        ))}
      </dl>
    </details>
  </section>
);

interface FigureRowProps {
  readonly name: string;
  readonly row: AgreementRow;
  readonly spread: number | undefined;
}

const FigureRow = ({ name, row, spread }: FigureRowProps) => (
  <tr>
    <th scope="row">
      {name} <span className="session-note">{scaleText[row.scale]}</span>
    </th>
    <td className="figure">{spread === undefined ? noValue : `${Math.round(100 * spread)}%`}</td>
    {agreementStatistics.map((statistic) => {
      const { value, interval, caution } = coefficientText(
        row.figures[statistic],
        statistic === 'percent',
      );
      return (
        <td key={statistic} className="figure">
          {value}
          {interval === '' ? undefined : <span className="session-note"> {interval}</span>}
          {caution === '' ? undefined : <span className="session-caution">{caution}</span>}
        </td>
      );
    })}
  </tr>
);
