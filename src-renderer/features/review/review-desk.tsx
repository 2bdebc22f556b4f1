import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { explainError } from '../../lib/explain-error.ts';
import { Button } from '../../ui/button.tsx';
import { CallHeader } from './call-header.tsx';
import type { ReviewParts } from './review-parts.ts';
import type { CallLoad } from './store.ts';
import { Transcript } from './transcript/transcript.tsx';
import { WaveformPane } from './waveform/waveform.tsx';
import './review-desk.css';

interface DeskProps {
  readonly parts: ReviewParts;
  readonly side: ReactNode;
  readonly headerEnd: ReactNode;
}

/** Everything about the open call, or in plain words why there is none. */
export function ReviewDesk({ parts, side, headerEnd }: DeskProps) {
  const load = useStore(parts.store, (state) => state.load);
  return (
    <section className="desk" aria-label="Call" aria-busy={load.phase === 'loading'}>
      <MediaPlace parts={parts} />
      {load.phase === 'ready' ? (
        <OpenCall parts={parts} detail={load.detail} side={side} headerEnd={headerEnd} />
      ) : (
        <NoCall load={load} onRetry={parts.commands.retryOpen} />
      )}
    </section>
  );
}

function OpenCall({ parts, detail, side, headerEnd }: DeskProps & { readonly detail: CallDetail }) {
  return (
    <>
      <CallHeader parts={parts} detail={detail} end={headerEnd} />
      <WaveformPane parts={parts} detail={detail} />
      <Transcript key={detail.callId} parts={parts} detail={detail} />
      <div className="desk-side">{side}</div>
    </>
  );
}

/** The one media element stays in the page, where tools that follow the sound can find it. */
function MediaPlace({ parts }: { readonly parts: ReviewParts }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { media } = parts.player;
    place.current?.append(media);
    return () => media.remove();
  }, [parts]);
  return <div ref={place} hidden />;
}

interface NoCallProps {
  readonly load: Exclude<CallLoad, { phase: 'ready' }>;
  readonly onRetry: () => void;
}

function NoCall({ load, onRetry }: NoCallProps) {
  switch (load.phase) {
    case 'idle':
      return (
        <div className="desk-empty">
          <p className="notice-what">No call is open.</p>
          <p className="notice-next">Choose one in the queue and press Enter.</p>
        </div>
      );
    case 'loading':
      return (
        <div className="desk-empty">
          <p className="notice-next">Opening the call…</p>
        </div>
      );
    case 'failed': {
      const { title, next } = explainError(load.error);
      return (
        <div className="desk-empty" role="alert">
          <p className="notice-what">This call could not be opened. {title}</p>
          <p className="notice-next">{next}</p>
          <Button onClick={onRetry}>Try again</Button>
        </div>
      );
    }
  }
}
