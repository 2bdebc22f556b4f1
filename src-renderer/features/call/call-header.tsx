import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { ReviewStatus } from '../../../src-shared/filter.ts';
import {
  formatDateTime,
  formatLatency,
  formatPhone,
  formatTime,
  humanize,
} from '../../lib/format.ts';
import { Outcome, Sentiment } from '../../ui/call-outcome.tsx';
import { redactionText } from './words/redaction.ts';
import type { CallParts } from './call-parts.ts';

interface HeaderProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

/** Which call this is and how it went, in one line. */
export function CallHeader({ parts, detail }: HeaderProps) {
  const { call } = detail;
  const review = useStore(parts.work, (state) => state.data?.review);
  const recording = useStore(parts.store, (state) => state.recording);
  const asking = useStore(parts.store, (state) => state.refreshStatus);
  return (
    <header className="call-head">
      <h2 className="call-name">{detail.agentName ?? call.agentId ?? 'Unnamed agent'}</h2>
      <ul className="call-facts">
        <HeaderItem name="Party" value={callerOf(call)} />
        <HeaderItem name="Started" value={formatDateTime(call.startMs)} />
        <HeaderItem name="Length" value={durationText(call.durationMs)} />
        <li title="Sentiment">
          <Sentiment value={call.sentiment} />
        </li>
        <li title="Outcome">
          <Outcome successful={call.successful} />
        </li>
        <HeaderItem name="Latency" value={latencyText(call.latency?.['e2e']?.p50)} />
        <HeaderItem name="Version" value={redactionText(detail, recording)} />
        {asking === undefined || asking === 'asked' ? undefined : (
          <HeaderItem name="Source" value="this machine’s copy" />
        )}
      </ul>
      <span className="call-end">
        {review === undefined ? undefined : <ReviewStatusLabel state={review.status} />}
        {review?.flagged === true ? (
          <span className="call-flag" title={review.flagNote}>
            ⚑ Flagged
          </span>
        ) : undefined}
      </span>
    </header>
  );
}

const HeaderItem = ({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string | undefined;
}) =>
  value === undefined ? undefined : (
    <li className="figure" title={name}>
      <span className="unseen">{name}: </span>
      {value}
    </li>
  );

function callerOf({
  direction,
  fromNumber,
  toNumber,
  type,
}: CallDetail['call']): string | undefined {
  const number = direction === 'inbound' ? fromNumber : (toNumber ?? fromNumber);
  if (number !== undefined) return formatPhone(number);
  return type === undefined ? undefined : humanize(type);
}

/** A call that goes on has no length yet, and a dash among figures would say nothing. */
const durationText = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : formatTime(ms);

const latencyText = (p50: number | undefined): string | undefined =>
  p50 === undefined ? undefined : `${formatLatency(p50)} p50`;

const statusLabels: { readonly [K in ReviewStatus]: readonly [sign: string, words: string] } = {
  new: ['○', 'New'],
  draft: ['◐', 'Draft'],
  submitted: ['●', 'Submitted'],
  skipped: ['⊘', 'Skipped'],
};

function ReviewStatusLabel({ state }: { readonly state: ReviewStatus }) {
  const [sign, words] = statusLabels[state];
  return (
    <span className="call-state">
      <span aria-hidden="true">{sign} </span>
      {words}
    </span>
  );
}
