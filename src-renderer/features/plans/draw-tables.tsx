import type { ListedDraw } from '../../../src-shared/plans/plan.ts';
import { formatCount } from '../../lib/format.ts';
import { columnText, plansText, roundedDuration } from './plans-text.ts';

interface DrawTablesProps {
  readonly drawn: ListedDraw;
}

/** Who has reviewed how many calls of a draw, and what it took from each stratum. */
export const DrawTables = ({ drawn: { draw, progress } }: DrawTablesProps) => (
  <div className="draw-tables">
    {progress.reviewers.length === 0 ? undefined : (
      <table className="plan-table">
        <caption>{plansText.reviewers}</caption>
        <thead>
          <tr>
            <th scope="col">{columnText.reviewer}</th>
            <th scope="col">{columnText.submitted}</th>
            <th scope="col">{columnText.today}</th>
            <th scope="col">{columnText.pace}</th>
          </tr>
        </thead>
        <tbody>
          {progress.reviewers.map(({ name, submitted, today, meanActiveMs }) => (
            <tr key={name}>
              <th scope="row">{name === '' ? '–' : name}</th>
              <td className="figure">{formatCount(submitted)}</td>
              <td className="figure">{formatCount(today)}</td>
              <td className="figure">
                {meanActiveMs === undefined ? '–' : roundedDuration(meanActiveMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {draw.strata.length === 0 ? undefined : (
      <table className="plan-table">
        <caption>{plansText.strata}</caption>
        <thead>
          <tr>
            <th scope="col">{columnText.stratum}</th>
            <th scope="col">{columnText.population}</th>
            <th scope="col">{columnText.drawn}</th>
          </tr>
        </thead>
        <tbody>
          {draw.strata.map(({ name, population, drawn }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="figure">{formatCount(population)}</td>
              <td className="figure">{formatCount(drawn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </div>
);
