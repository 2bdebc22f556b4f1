import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { explainError } from '../../../lib/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
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
          <p className="notice-next">{transcriptNotices[state][1]}</p>
        </div>
      )}
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
