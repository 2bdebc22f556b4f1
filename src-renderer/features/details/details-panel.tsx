import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Attachments } from './attachments.tsx';
import { detailGroups, withoutJudgement } from './detail-groups.ts';
import { detailsText, groupTitles } from './details-text.ts';
import { DetailList } from './detail-list.tsx';
import type { DetailGroup } from './detail-field.ts';
import { LatencyTable } from './latency-table.tsx';
import { matchingGroups, matchingLatency, matchingProblems } from './search-details.ts';
import { ValuesChart } from './values-chart.tsx';
import './details.css';

interface DetailsPanelProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly detail: CallDetail;
  /** In unbiased mode, until the review is submitted. */
  readonly concealed: boolean;
  /** Absent where Retell's dashboard has no page of the call. */
  readonly openDashboard: (() => void) | undefined;
}

/** Everything that Retell reports about the call or chat, to search and copy from. */
export const DetailsPanel = memo(function DetailsPanel({
  bridge,
  detail,
  concealed,
  openDashboard,
}: DetailsPanelProps) {
  const { call } = detail;
  const [searchText, setSearchText] = useState('');
  const query = useDeferredValue(searchText);
  const all = useMemo(
    () => (concealed ? withoutJudgement(detailGroups(call)) : detailGroups(call)),
    [call, concealed],
  );
  const groups = matchingGroups(all, query);
  const latency = matchingLatency(call.latency ?? {}, query);
  const problems = matchingProblems(call.problems, query);
  const nothingFound =
    groups.length === 0 && Object.keys(latency).length === 0 && problems.length === 0;
  return (
    <section className="details" aria-label={detailsText.name}>
      <div className="details-search">
        <TextField
          label={detailsText.search}
          hideLabel
          type="search"
          placeholder={detailsText.search}
          value={searchText}
          onChange={(event) => {
            setSearchText(event.target.value);
          }}
        />
      </div>
      <Notes detail={detail} concealed={concealed} openDashboard={openDashboard} />
      <Problems problems={problems} />
      {groups.map((group) => (
        <Group key={group.title} group={group} call={call} />
      ))}
      {Object.keys(latency).length === 0 ? undefined : (
        <div className="details-group">
          <h3>{groupTitles.latency}</h3>
          <LatencyTable latency={latency} />
        </div>
      )}
      {concealed ? (
        <p className="details-group details-note">{detailsText.concealed}</p>
      ) : undefined}
      {query === '' && !concealed ? (
        <Attachments key={detail.callId} bridge={bridge} detail={detail} />
      ) : undefined}
      {nothingFound && query !== '' ? <EmptyState title={detailsText.noMatch(query)} /> : undefined}
    </section>
  );
});

/** The link to Retell, and what to know before reading on. */
const Notes = ({ detail, concealed, openDashboard }: Omit<DetailsPanelProps, 'bridge'>) => (
  <>
    {openDashboard === undefined || concealed ? undefined : (
      <p className="details-group">
        <Button tone="quiet" onClick={openDashboard}>
          {detailsText.openDashboard}
        </Button>
      </p>
    )}
    {detail.transcript.scrubbed ? (
      <p className="details-group details-note">{detailsText.notRedacted}</p>
    ) : undefined}
    {concealed ? <p className="details-group details-note">{detailsText.concealed}</p> : undefined}
  </>
);

interface GroupProps {
  readonly group: DetailGroup;
  readonly call: CallDetail['call'];
}

const Group = ({ group, call }: GroupProps) => (
  <div className="details-group">
    <h3>{group.title}</h3>
    <DetailList fields={group.fields} />
    {group.title === groupTitles.tokens ? (
      <ValuesChart
        name={detailsText.tokensByRequest}
        values={call.tokens?.values ?? []}
        format={formatCount}
        median={undefined}
      />
    ) : undefined}
  </div>
);

function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return undefined;
  return (
    <div className="details-group details-problems">
      <h3>{detailsText.issues}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
