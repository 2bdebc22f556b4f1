import type { ReactNode } from 'react';
import { Equal, Minus, TrendingDown, TrendingUp } from 'lucide-react';
import type { VersionRow, VersionsPanel } from '../../../../src-shared/insights/panels.ts';
import type { Conclusion } from '../../../../src-shared/insights/conclusion.ts';
import { SingleSelectField } from '../../../ui/select-field.tsx';
import { formatDifference } from '../figure-text.ts';
import type { InsightsActions } from '../insights-actions.ts';
import { conclusionText, versionsText } from '../insights-text.ts';
import { EstimateCell } from '../panel-parts.tsx';

interface VersionsProps {
  readonly data: VersionsPanel;
  readonly actions: InsightsActions;
}

export function Versions({ data, actions }: VersionsProps) {
  const { rows, first, second } = data;
  const counts = Object.groupBy(
    rows.flatMap(({ difference }) => (difference === undefined ? [] : [difference.conclusion])),
    (conclusion) => conclusion,
  );
  const numbers = Object.fromEntries(
    Object.entries(counts).map(([conclusion, list]) => [conclusion, list?.length ?? 0]),
  );
  const compared = rows.filter(({ difference }) => difference !== undefined).length;
  return (
    <>
      <VersionChoice data={data} actions={actions} />
      {first === undefined || second === undefined || compared === 0 ? undefined : (
        <>
          <p className="version-summary">{versionsText.summary(second, numbers)}</p>
          <p className="quiet-text">{versionsText.corrected(compared)}</p>
        </>
      )}
      {first === undefined || second === undefined ? undefined : (
        <VersionTable rows={rows} first={first} second={second} actions={actions} />
      )}
    </>
  );
}

function VersionChoice({ data, actions }: VersionsProps) {
  const { agents, agentId, first, second } = data;
  const agent = agents.find((one) => one.agentId === agentId);
  const options = (agent?.versions ?? []).map(({ version, reviews, calls }) => ({
    value: String(version),
    label: versionsText.versionOption(version),
    note: versionsText.counts(reviews, calls),
  }));
  const choose = (which: 'first' | 'second') => (value: string) => {
    const chosen = {
      ...(first !== undefined && { first }),
      ...(second !== undefined && { second }),
    };
    void actions.setVersions({ ...chosen, [which]: Number(value) });
  };
  return (
    <div className="panel-choices">
      <SingleSelectField
        label={versionsText.agent}
        options={agents.map(({ agentId: value, name }) => ({ value, label: name }))}
        value={agentId}
        onChange={(value) => void actions.setAgent(value)}
      />
      <SingleSelectField
        label={versionsText.first}
        options={options}
        value={first === undefined ? undefined : String(first)}
        onChange={choose('first')}
      />
      <SingleSelectField
        label={versionsText.second}
        options={options}
        value={second === undefined ? undefined : String(second)}
        onChange={choose('second')}
      />
    </div>
  );
}

interface VersionTableProps {
  readonly rows: readonly VersionRow[];
  readonly first: number;
  readonly second: number;
  readonly actions: InsightsActions;
}

const kinds = ['score', 'criterion', 'measure', 'figure'] as const;

const VersionTable = ({ rows, first, second, actions }: VersionTableProps) => (
  <div className="table-scroll">
    <table className="figures-table versions-table">
      <caption className="unseen">{versionsText.table}</caption>
      <thead>
        <tr>
          <th scope="col">{versionsText.figure}</th>
          <th scope="col">{versionsText.versionOption(first)}</th>
          <th scope="col">{versionsText.versionOption(second)}</th>
          <th scope="col">{versionsText.difference}</th>
          <th scope="col">{versionsText.conclusion}</th>
        </tr>
      </thead>
      {kinds.map((kind) => {
        const own = rows.filter((row) => row.kind === kind);
        return own.length === 0 ? undefined : (
          <tbody key={kind}>
            <tr>
              <th scope="rowgroup" colSpan={5} className="group-head">
                {versionsText.groups[kind]}
              </th>
            </tr>
            {own.map((row) => (
              <VersionLine key={row.key} row={row} versions={[first, second]} actions={actions} />
            ))}
          </tbody>
        );
      })}
    </table>
  </div>
);

interface VersionLineProps {
  readonly row: VersionRow;
  readonly versions: readonly [number, number];
  readonly actions: InsightsActions;
}

function VersionLine({ row, versions: [first, second], actions }: VersionLineProps) {
  const { name, unit, difference } = row;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <EstimateCell
          name={`${name}, version ${first}`}
          estimate={row.first}
          unit={unit}
          selection={row.firstSelection}
          actions={actions}
        />
      </td>
      <td>
        <EstimateCell
          name={`${name}, version ${second}`}
          estimate={row.second}
          unit={unit}
          selection={row.secondSelection}
          actions={actions}
        />
      </td>
      <td>
        {difference === undefined ? undefined : (
          <span className="estimate">
            <span className="estimate-value">{formatDifference(difference.value, unit)}</span>
            <span className="estimate-range">
              {`${formatDifference(difference.interval.low, unit)} to ${formatDifference(difference.interval.high, unit)}`}
            </span>
          </span>
        )}
      </td>
      <td className="cell-text">
        <span className="conclusion" data-conclusion={difference?.conclusion}>
          {difference === undefined ? undefined : icons[difference.conclusion]}
          {conclusionText(row)}
        </span>
      </td>
    </tr>
  );
}

const icons: Readonly<Record<Conclusion, ReactNode>> = {
  better: <TrendingUp aria-hidden="true" />,
  worse: <TrendingDown aria-hidden="true" />,
  higher: <TrendingUp aria-hidden="true" />,
  lower: <TrendingDown aria-hidden="true" />,
  alike: <Equal aria-hidden="true" />,
  unclear: <Minus aria-hidden="true" />,
};
