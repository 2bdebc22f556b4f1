import { memo, useEffect, useRef, type ComponentType } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { CallHeader } from './call-header.tsx';
import type { CallParts } from './call-parts.ts';
import { shownDetail, type CallLoad } from './store.ts';
import { Transcript } from './transcript/transcript.tsx';
import { WaveformPane } from './waveform/waveform.tsx';
import './call-desk.css';

/** What other features put on the desk. */
export interface DeskSlots {
  /** Beside the transcript: what the reviewer says of the call. */
  readonly Side: ComponentType<{ readonly detail: CallDetail | undefined }>;
  /** Below the transcript: what can be put on its words. */
  readonly Below: ComponentType;
}

interface DeskProps extends DeskSlots {
  readonly parts: CallParts;
}

/** Everything about the open call, or in plain words why there is none. */
export function CallDesk({ parts, ...slots }: DeskProps) {
  const load = useStore(parts.store, (state) => state.load);
  const detail = shownDetail({ load });
  const { Side, Below } = slots;
  return (
    <section className="desk" aria-label="Call" aria-busy={load.phase === 'loading'}>
      <MediaElement parts={parts} />
      {detail === undefined ? (
        <NoCall load={load} onRetry={parts.commands.reopen} />
      ) : (
        <OpenCall parts={parts} detail={detail} Below={Below} />
      )}
      {/* Stays from call to call: only what it says of them changes. */}
      <div className="desk-side" hidden={detail === undefined}>
        <Side detail={detail} />
      </div>
    </section>
  );
}

interface OpenCallProps extends Pick<DeskProps, 'parts' | 'Below'> {
  readonly detail: CallDetail;
}

/** Drawn anew for another call, and not when the desk begins to leave this one. */
const OpenCall = memo(function OpenCall({ parts, detail, Below }: OpenCallProps) {
  return (
    <>
      <FocusOnOpen key={detail.callId} parts={parts} />
      <CallHeader parts={parts} detail={detail} />
      {detail.recording === 'chat' ? (
        <p className="desk-chat">
          A chat has no recording; each message stands at the time it was written.
        </p>
      ) : (
        <WaveformPane parts={parts} detail={detail} />
      )}
      <div className="desk-read">
        <Transcript parts={parts} detail={detail} />
        <Below />
      </div>
    </>
  );
});

/** The keys of the desk count from the first moment: Space plays, whatever field had the focus. */
function FocusOnOpen({ parts }: { readonly parts: CallParts }) {
  useEffect(() => parts.focusTranscript(), [parts]);
  return undefined;
}

/** The one media element stays in the page, where tools that follow the sound can find it. */
function MediaElement({ parts }: { readonly parts: CallParts }) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { media } = parts.player;
    container.current?.append(media);
    return () => media.remove();
  }, [parts]);
  return <div ref={container} hidden />;
}

interface NoCallProps {
  readonly load: CallLoad;
  readonly onRetry: () => void;
}

function NoCall({ load, onRetry }: NoCallProps) {
  switch (load.phase) {
    case 'idle':
      return (
        <EmptyState title="No call is open.">
          Choose one in the queue and press <Kbd chord="Enter" />, or <Kbd chord="." /> for the
          next.
        </EmptyState>
      );
    case 'loading':
    case 'ready':
      return (
        <div className="desk-opening">
          <EmptyState title="Opening the call…" />
        </div>
      );
    case 'failed': {
      const { title, next } = explainError(load.error);
      return (
        <div role="alert">
          <EmptyState
            title={`This call could not be opened. ${title}`}
            action={<Button onClick={onRetry}>Try again</Button>}
          >
            {next}
          </EmptyState>
        </div>
      );
    }
    default:
      return assertNever(load, 'state of the call');
  }
}
