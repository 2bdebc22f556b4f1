import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { formatCount } from '../../lib/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Attachments } from './attachments.tsx';
import { chartedGroups, detailGroups } from './detail-groups.ts';
import { DetailList } from './detail-list.tsx';
import type { DetailGroup } from './detail-field.ts';
import { LatencyTable } from './latency-table.tsx';
import { matchingGroups, matchingLatency, matchingProblems } from './search-details.ts';
import { ValuesChart } from './values-chart.tsx';
import './details.css';

interface DetailsPanelProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly detail: CallDetail;
}

/** Everything Retell told of the call or chat, to be looked through and copied from. */
export const DetailsPanel = memo(function FactsPanel({ bridge, detail }: DetailsPanelProps) {
  const { call } = detail;
  const [searchText, setSearchText] = useState('');
  const query = useDeferredValue(searchText);
  const all = useMemo(() => detailGroups(call), [call]);
  const groups = matchingGroups(all, query);
  const latency = matchingLatency(call.latency ?? {}, query);
  const problems = matchingProblems(call.problems, query);
  const nothingFound =
    groups.length === 0 && Object.keys(latency).length === 0 && problems.length === 0;
  return (
    <section className="facts" aria-label="Facts">
      <div className="details-search">
        <TextField
          label="Search facts"
          hideLabel
          type="search"
          placeholder="Search facts"
          value={searchText}
          onChange={(event) => {
            setSearchText(event.target.value);
          }}
        />
      </div>
      <Problems problems={problems} />
      {groups.map((group) => (
        <Group key={group.title} group={group} call={call} />
      ))}
      {Object.keys(latency).length === 0 ? undefined : (
        <div className="details-group">
          <h3>{chartedGroups.latency}</h3>
          <LatencyTable latency={latency} />
        </div>
      )}
      {query === '' ? (
        <Attachments key={detail.callId} bridge={bridge} detail={detail} />
      ) : undefined}
      {nothingFound && query !== '' ? (
        <EmptyState title={`Nothing known of this call has “${query}” in it.`} />
      ) : undefined}
    </section>
  );
});

interface GroupProps {
  readonly group: DetailGroup;
  readonly call: CallDetail['call'];
}

const Group = ({ group, call }: GroupProps) => (
  <div className="details-group">
    <h3>{group.title}</h3>
    <DetailList fields={group.fields} />
    {group.title === chartedGroups.tokens ? (
      <ValuesChart
        name="Tokens by request"
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
      <h3>What did not fit Retell’s documents</h3>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
