import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { TranscriptState } from '../../../../src-shared/transcript.ts';
import { explainError } from '../../../lib/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';

const stateTexts: {
  readonly [K in Exclude<TranscriptState, 'ready' | 'not-fetched'>]: [string, string];
} = {
  'no-words': [
    'Retell sent no word times for this call.',
    'The lines can be read, walked and tagged; the spoken word cannot be followed.',
  ],
  'not-kept': [
    'This call is kept with its basic attributes only.',
    'Retell holds no transcript of it. What is known stands under Facts.',
  ],
  'nothing-said': [
    'Nothing was said in this call.',
    'It never connected, is still going on, or nobody spoke.',
  ],
};

interface NoticeProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

/** Said once above the lines, where there is something to be said. */
export function TranscriptNotice({ parts, detail }: NoticeProps) {
  const { state, scrubbed } = detail.transcript;
  const chat = detail.recording === 'chat' && state === 'no-words';
  // What a list leaves out is not known to be missing.
  if (detail.copy === 'listed' && state !== 'ready') return <FetchingNotice parts={parts} />;
  return (
    <>
      {state === 'ready' || state === 'not-fetched' || chat ? undefined : (
        <div className="notice">
          <p className="notice-what">{stateTexts[state][0]}</p>
          <p className="notice-next">{stateTexts[state][1]}</p>
        </div>
      )}
      {scrubbed ? (
        <div className="notice notice-redacted">
          <p className="notice-next">Personal data was scrubbed from this transcript by Retell.</p>
          <Button onClick={() => void parts.commands.showUnredacted()}>Show the whole text</Button>
          <p className="notice-small">The history notes who looked, and when.</p>
        </div>
      ) : undefined}
    </>
  );
}

/** The whole of the call is on its way, or why it could not be had and what to do. */
function FetchingNotice({ parts }: Pick<NoticeProps, 'parts'>) {
  const asking = useStore(parts.store, (state) => state.refreshStatus);
  if (asking === undefined || asking === 'asked') {
    return (
      <output className="notice notice-soon">
        <span className="notice-what">Fetching the transcript…</span>{' '}
        <span className="notice-next">The call can be scored meanwhile.</span>
      </output>
    );
  }
  const { title, next } = explainError(asking);
  return (
    <div className="notice" role="alert">
      <p className="notice-what">The transcript could not be fetched. {title}</p>
      <p className="notice-next">{next}</p>
      <Button onClick={parts.commands.retry}>Try again</Button>
    </div>
  );
}
