import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { formatCount } from '../../lib/format.ts';
import { EmptyPlace } from '../../ui/empty-place.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Attachments } from './attachments.tsx';
import { drawnGroups, factGroups } from './fact-groups.ts';
import { FactList } from './fact-list.tsx';
import type { FactGroup } from './fact.ts';
import { LatencyTable } from './latency-table.tsx';
import { matchingGroups, matchingLatency, matchingProblems } from './search-facts.ts';
import { ValuesChart } from './values-chart.tsx';
import './facts.css';

interface FactsProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly detail: CallDetail;
}

/** Everything Retell told of the call or chat, to be looked through and copied from. */
export const FactsPanel = memo(function FactsPanel({ bridge, detail }: FactsProps) {
  const { call } = detail;
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const all = useMemo(() => factGroups(call), [call]);
  const groups = matchingGroups(all, query);
  const latency = matchingLatency(call.latency ?? {}, query);
  const problems = matchingProblems(call.problems, query);
  const nothing = groups.length === 0 && Object.keys(latency).length === 0 && problems.length === 0;
  return (
    <section className="facts" aria-label="Facts">
      <div className="facts-search">
        <TextField
          label="Search facts"
          hideLabel
          type="search"
          placeholder="Search facts"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </div>
      <Problems problems={problems} />
      {groups.map((group) => (
        <Group key={group.title} group={group} call={call} />
      ))}
      {Object.keys(latency).length === 0 ? undefined : (
        <div className="facts-group">
          <h3>{drawnGroups.latency}</h3>
          <LatencyTable latency={latency} />
        </div>
      )}
      {query === '' ? (
        <Attachments key={detail.callId} bridge={bridge} detail={detail} />
      ) : undefined}
      {nothing && query !== '' ? (
        <EmptyPlace title={`Nothing known of this call has “${query}” in it.`} />
      ) : undefined}
    </section>
  );
});

interface GroupProps {
  readonly group: FactGroup;
  readonly call: CallDetail['call'];
}

const Group = ({ group, call }: GroupProps) => (
  <div className="facts-group">
    <h3>{group.title}</h3>
    <FactList facts={group.facts} />
    {group.title === drawnGroups.tokens ? (
      <ValuesChart
        name="Tokens by request"
        values={call.tokens?.values ?? []}
        write={formatCount}
        median={undefined}
      />
    ) : undefined}
  </div>
);

function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return undefined;
  return (
    <div className="facts-group facts-problems">
      <h3>What did not fit Retell’s documents</h3>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
