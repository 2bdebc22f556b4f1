import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { TranscriptState } from '../../../../src-shared/transcript.ts';
import { Button } from '../../../ui/button.tsx';
import type { ReviewParts } from '../review-parts.ts';

const words: { readonly [K in Exclude<TranscriptState, 'ready'>]: [string, string] } = {
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
  'not-fetched': [
    'The transcript has not been fetched yet, and Retell cannot be reached.',
    'Earmark fetches it as soon as Retell answers again.',
  ],
};

interface NoticeProps {
  readonly parts: ReviewParts;
  readonly detail: CallDetail;
}

/** Said once above the lines, where there is something to be said. */
export function TranscriptNotice({ parts, detail }: NoticeProps) {
  const { state, scrubbed } = detail.transcript;
  const chat = detail.recording === 'chat' && state === 'no-words';
  return (
    <>
      {state === 'ready' || chat ? undefined : (
        <div className="notice">
          <p className="notice-what">{words[state][0]}</p>
          <p className="notice-next">{words[state][1]}</p>
        </div>
      )}
      {scrubbed ? (
        <div className="notice notice-scrubbed">
          <p className="notice-next">Personal data was scrubbed from this transcript by Retell.</p>
          <Button onClick={() => void parts.commands.unmask()}>Show the whole text</Button>
          <p className="notice-small">The history notes who looked, and when.</p>
        </div>
      ) : undefined}
    </>
  );
}
