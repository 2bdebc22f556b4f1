import { memo } from 'react';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { EmptyPlace } from '../../ui/empty-place.tsx';
import { Attachments } from './attachments.tsx';
import { factGroups, type FactGroup } from './fact-groups.ts';
import { LatencyBars } from './latency-bars.tsx';
import './facts.css';

interface FactsProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly detail: CallDetail;
}

/** Everything Retell told of the call. Each title is the field's name in Retell's documents. */
export const FactsPanel = memo(function FactsPanel({ bridge, detail }: FactsProps) {
  const { call } = detail;
  const groups = factGroups(call);
  const [analysis, timing, parties, ...others] = groups;
  const latency = Object.keys(call.latency ?? {}).length > 0 ? call.latency : undefined;
  return (
    <section className="facts" aria-label="Facts">
      <Problems problems={call.problems} />
      {[analysis, timing, parties].map(
        (group) => group && <Group key={group.title} group={group} />,
      )}
      {latency === undefined ? undefined : (
        <div className="facts-group">
          <h3>Latency</h3>
          <LatencyBars latency={latency} />
        </div>
      )}
      {others.map((group) => (
        <Group key={group.title} group={group} />
      ))}
      <Attachments key={detail.callId} bridge={bridge} detail={detail} />
      {groups.length === 0 ? <EmptyPlace title="Retell told nothing of this call." /> : undefined}
    </section>
  );
});

/** Longer values stand below their label, across the whole width. */
const longValue = 48;

const Group = ({ group }: { readonly group: FactGroup }) => (
  <div className="facts-group">
    <h3>{group.title}</h3>
    <dl>
      {group.facts.map(({ label, api, value }) => (
        <div
          key={`${api} ${label}`}
          className="fact"
          data-long={value.length > longValue || undefined}
          title={api}
        >
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
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
