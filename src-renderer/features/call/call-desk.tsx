import { memo, useEffect, useRef, type ComponentType } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PartBoundary } from '../../ui/part-boundary.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { CallHeader } from './call-header.tsx';
import { deskText } from './call-text.ts';
import type { CallParts } from './call-parts.ts';
import { shownDetail, type CallLoad } from './store.ts';
import { Transcript } from './transcript/transcript.tsx';
import { WaveformPane } from './waveform/waveform.tsx';
import './call-desk.css';

/** The slots of the desk that other features fill. */
export interface DeskSlots {
  /** Beside the transcript: the review. */
  readonly Side: ComponentType<{ readonly detail: CallDetail | undefined }>;
  /** Below the transcript: the tags. */
  readonly Below: ComponentType;
}

interface DeskProps extends DeskSlots {
  readonly parts: CallParts;
}

/** The open call, or why there is none. */
export function CallDesk({ parts, ...slots }: DeskProps) {
  const load = useStore(parts.store, (state) => state.load);
  const detail = shownDetail({ load });
  const { Side, Below } = slots;
  return (
    <section className="desk" aria-label={deskText.region} aria-busy={load.phase === 'loading'}>
      <MediaElement parts={parts} />
      {detail === undefined ? (
        <NoCall load={load} onRetry={parts.commands.reopen} />
      ) : (
        <OpenCall parts={parts} detail={detail} Below={Below} />
      )}
      {/* Stays mounted from call to call; only its content changes. */}
      <div className="desk-side" hidden={detail === undefined}>
        <PartBoundary resetKey={detail?.callId} fallback={<BrokenPart />}>
          <Side detail={detail} />
        </PartBoundary>
      </div>
    </section>
  );
}

interface OpenCallProps extends Pick<DeskProps, 'parts' | 'Below'> {
  readonly detail: CallDetail;
}

/** Renders for another call, but not while the desk begins to leave this one. */
const OpenCall = memo(function OpenCall({ parts, detail, Below }: OpenCallProps) {
  return (
    <>
      <FocusOnOpen key={detail.callId} parts={parts} />
      <PartBoundary resetKey={detail} fallback={<BrokenPart />}>
        <CallHeader parts={parts} detail={detail} />
      </PartBoundary>
      {detail.recording === 'chat' ? (
        <p className="desk-chat">{deskText.chat}</p>
      ) : (
        <PartBoundary resetKey={detail} fallback={<BrokenPart />}>
          <WaveformPane parts={parts} detail={detail} />
        </PartBoundary>
      )}
      <div className="desk-read">
        <PartBoundary resetKey={detail} fallback={<BrokenPart />}>
          <Transcript parts={parts} detail={detail} />
        </PartBoundary>
        <PartBoundary resetKey={detail} fallback={<BrokenPart />}>
          <Below />
        </PartBoundary>
      </div>
    </>
  );
});

const BrokenPart = () => (
  <p className="desk-broken" role="alert">
    {deskText.cannotShow}
  </p>
);

/** Shortcuts work as soon as a call opens: Space plays, whatever had the focus before. */
function FocusOnOpen({ parts }: { readonly parts: CallParts }) {
  useEffect(() => parts.focusOpenedCall(), [parts]);
  return undefined;
}

/** The media element is part of the page, so that assistive tools can find it. */
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

const [beforeOpen, betweenShortcuts, afterNext] = deskText.noCallHint;

function NoCall({ load, onRetry }: NoCallProps) {
  switch (load.phase) {
    case 'idle':
      return (
        <EmptyState title={deskText.noCall}>
          {beforeOpen} <Kbd chord="Enter" />
          {betweenShortcuts} <Kbd chord="." /> {afterNext}
        </EmptyState>
      );
    case 'loading':
    case 'ready':
      return (
        <div className="desk-opening">
          <EmptyState title={deskText.opening} />
        </div>
      );
    case 'failed': {
      const { title, next } = explainError(load.error);
      return (
        <div role="alert">
          <EmptyState
            title={deskText.openFailed(title)}
            action={<Button onClick={onRetry}>{deskText.tryAgain}</Button>}
          >
            {next}
          </EmptyState>
        </div>
      );
    }
    default:
      return assertNever(load, 'call load');
  }
}
