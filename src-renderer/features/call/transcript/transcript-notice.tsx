import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { explainError } from '../../../lib/error-text.ts';
import { useIsConcealed } from '../../../lib/unbiased-mode.ts';
import { Button } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import { clip } from './clip.ts';
import { deskText, redactionText, transcriptNotices, transcriptText } from '../call-text.ts';

interface NoticeProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

/** What is missing or redacted, shown above the entries. */
export function TranscriptNotice({ parts, detail }: NoticeProps) {
  const { state, scrubbed } = detail.transcript;
  const chat = detail.recording === 'chat' && state === 'no-words';
  // Only the list response is known yet, so nothing is known to be missing.
  if (detail.copy === 'listed' && state !== 'ready') return <LoadingNotice parts={parts} />;
  return (
    <>
      {state === 'ready' || state === 'not-fetched' || chat ? undefined : (
        <div className="notice">
          <p className="notice-what">{transcriptNotices[state][0]}</p>
          <p className="notice-next">
            {state === 'nothing-said' && detail.recording === 'offered'
              ? transcriptText.canBePlayed
              : transcriptNotices[state][1]}
          </p>
        </div>
      )}
      <CallSummary parts={parts} detail={detail} />
      {scrubbed ? (
        <div className="notice notice-redacted">
          <p className="notice-next">{redactionText.notice}</p>
          <Button onClick={() => void parts.commands.showUnredacted()}>{redactionText.show}</Button>
          <p className="notice-small">{redactionText.isRecorded}</p>
        </div>
      ) : undefined}
    </>
  );
}

/** Retell's summary, as one line that unfolds. Retell does not redact it, so it stays folded then. */
function CallSummary({ parts, detail }: NoticeProps) {
  const status = useStore(parts.work, ({ data }) => data?.review.status);
  const concealed = useIsConcealed(status);
  const summary = detail.call.summary?.trim() ?? '';
  if (summary === '' || concealed) return undefined;
  const { scrubbed } = detail.transcript;
  return (
    <details className="call-summary">
      <summary className="call-summary-line">
        <span className="call-summary-name">
          {scrubbed ? transcriptText.unredactedSummary : transcriptText.summary}
        </span>
        {scrubbed ? undefined : <span className="call-summary-start"> {clip(summary)}</span>}
      </summary>
      <p className="call-summary-text" dir="auto">
        {clip(summary)}
      </p>
    </details>
  );
}

/** The full call is loading, or why it could not be loaded. */
function LoadingNotice({ parts }: Pick<NoticeProps, 'parts'>) {
  const refreshStatus = useStore(parts.store, (state) => state.refreshStatus);
  if (refreshStatus === undefined || refreshStatus === 'pending') {
    return (
      <output className="notice notice-soon">
        <span className="notice-what">{transcriptText.fetching}</span>{' '}
        <span className="notice-next">{transcriptText.fetchingHint}</span>
      </output>
    );
  }
  const { title, next } = explainError(refreshStatus);
  return (
    <div className="notice" role="alert">
      <p className="notice-what">{transcriptText.fetchFailed(title)}</p>
      <p className="notice-next">{next}</p>
      <Button onClick={parts.commands.retry}>{deskText.tryAgain}</Button>
    </div>
  );
}
