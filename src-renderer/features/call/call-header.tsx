import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatLatency, formatTime } from '../../lib/format.ts';
import { useIsConcealed } from '../../lib/unbiased-mode.ts';
import { Outcome, Sentiment } from '../../ui/call-outcome.tsx';
import { redactionOf } from './words/redaction.ts';
import type { CallParts } from './call-parts.ts';
import { agentOf, callerOf } from './call-title.ts';
import { headerText, reviewStatusText } from './call-text.ts';

interface HeaderProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

/** Which call this is and how it went. */
export function CallHeader({ parts, detail }: HeaderProps) {
  const { call } = detail;
  const review = useStore(parts.work, (state) => state.data?.review);
  const recording = useStore(parts.store, (state) => state.recording);
  const concealed = useIsConcealed(review?.status);
  const refreshStatus = useStore(parts.store, (state) => state.refreshStatus);
  return (
    <header className="call-head">
      <h2 className="call-name">{agentOf(detail, concealed)}</h2>
      <ul className="call-facts">
        <HeaderItem name={headerText.caller} value={callerOf(call)} />
        <HeaderItem name={headerText.started} value={formatDateTime(call.startMs)} />
        <HeaderItem name={headerText.length} value={durationText(call.durationMs)} />
        {concealed ? undefined : (
          <>
            <li title={headerText.sentiment}>
              <Sentiment value={call.sentiment} />
              <VerdictNote parts={parts} field="sentiment" />
            </li>
            <li title={headerText.outcome}>
              <Outcome successful={call.successful} />
              <VerdictNote parts={parts} field="success" />
            </li>
          </>
        )}
        <HeaderItem
          name={headerText.latency}
          value={latencyText(call.latency?.['e2e']?.p50)}
          hasVisibleName
        />
        <HeaderItem name={headerText.redaction} value={redactionOf(detail, recording)} />
        {refreshStatus === undefined || refreshStatus === 'pending' ? undefined : (
          <HeaderItem name={headerText.source} value={headerText.offlineCopy} />
        )}
      </ul>
      <span className="call-end">
        {review === undefined ? undefined : <ReviewStatusLabel status={review.status} />}
        {review?.flagged === true ? (
          <span className="call-flag" title={review.flagNote}>
            ⚑ {headerText.flagged}
          </span>
        ) : undefined}
      </span>
    </header>
  );
}

interface NoteProps {
  readonly parts: CallParts;
  readonly field: 'sentiment' | 'success';
}

/** What the reviewer thinks of Retell's judgement, beside it. */
function VerdictNote({ parts, field }: NoteProps) {
  const verdict = useStore(parts.work, ({ data }) => data?.verdicts[field]);
  return verdict === undefined ? undefined : (
    <span className="call-head-verdict"> {headerText.verdict(verdict)}</span>
  );
}

interface HeaderItemProps {
  readonly name: string;
  readonly value: string | undefined;
  /** Shows the name beside a value that does not explain itself. */
  readonly hasVisibleName?: boolean;
}

const HeaderItem = ({ name, value, hasVisibleName = false }: HeaderItemProps) =>
  value === undefined ? undefined : (
    <li className="figure" title={name}>
      {hasVisibleName ? (
        <span className="call-figure-name">{name} </span>
      ) : (
        <span className="unseen">{name}: </span>
      )}
      {value}
    </li>
  );

/** A call that is still going on has no length yet. */
const durationText = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : formatTime(ms);

const latencyText = (p50: number | undefined): string | undefined =>
  p50 === undefined ? undefined : headerText.median(formatLatency(p50));

function ReviewStatusLabel({ status }: { readonly status: ReviewStatus }) {
  const [icon, name] = reviewStatusText[status];
  return (
    <span className="call-state">
      <span aria-hidden="true">{icon} </span>
      {name}
    </span>
  );
}
