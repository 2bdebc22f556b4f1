import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { ReviewState } from '../../../src-shared/filter.ts';
import {
  formatDateTime,
  formatLatency,
  formatPhone,
  formatTime,
  plainWords,
} from '../../lib/format.ts';
import { Outcome, Sentiment } from '../../ui/verdict.tsx';
import { privacyWords } from './privacy-words.ts';
import type { ReviewParts } from './review-parts.ts';

interface HeaderProps {
  readonly parts: ReviewParts;
  readonly detail: CallDetail;
}

/** Which call this is and how it went, in one line. */
export function CallHeader({ parts, detail }: HeaderProps) {
  const { call } = detail;
  const review = useStore(parts.work, (state) => state.work?.review);
  const recording = useStore(parts.store, (state) => state.recording);
  const asking = useStore(parts.store, (state) => state.asking);
  return (
    <header className="call-head">
      <h2 className="call-name">{detail.agentName ?? call.agentId ?? 'Unnamed agent'}</h2>
      <ul className="call-facts">
        <Fact name="Party" value={partyOf(call)} />
        <Fact name="Started" value={formatDateTime(call.startMs)} />
        <Fact name="Length" value={lengthWords(call.durationMs)} />
        <li title="Sentiment">
          <Sentiment value={call.sentiment} />
        </li>
        <li title="Outcome">
          <Outcome successful={call.successful} />
        </li>
        <Fact name="Latency" value={latencyWords(call.latency?.['e2e']?.p50)} />
        <Fact name="Version" value={privacyWords(detail, recording)} />
        {asking === undefined || asking === 'asked' ? undefined : (
          <Fact name="Source" value="this machine’s copy" />
        )}
      </ul>
      <span className="call-end">
        {review === undefined ? undefined : <StateWords state={review.state} />}
        {review?.flagged === true ? (
          <span className="call-flag" title={review.flagNote}>
            ⚑ Flagged
          </span>
        ) : undefined}
      </span>
    </header>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string | undefined }) =>
  value === undefined ? undefined : (
    <li className="figure" title={name}>
      <span className="unseen">{name}: </span>
      {value}
    </li>
  );

function partyOf({
  direction,
  fromNumber,
  toNumber,
  type,
}: CallDetail['call']): string | undefined {
  const number = direction === 'inbound' ? fromNumber : (toNumber ?? fromNumber);
  if (number !== undefined) return formatPhone(number);
  return type === undefined ? undefined : plainWords(type);
}

/** A call that goes on has no length yet, and a dash among figures would say nothing. */
const lengthWords = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : formatTime(ms);

const latencyWords = (p50: number | undefined): string | undefined =>
  p50 === undefined ? undefined : `${formatLatency(p50)} p50`;

const states: { readonly [K in ReviewState]: readonly [sign: string, words: string] } = {
  new: ['○', 'New'],
  draft: ['◐', 'Draft'],
  submitted: ['●', 'Submitted'],
  skipped: ['⊘', 'Skipped'],
};

function StateWords({ state }: { readonly state: ReviewState }) {
  const [sign, words] = states[state];
  return (
    <span className="call-state">
      <span aria-hidden="true">{sign} </span>
      {words}
    </span>
  );
}
