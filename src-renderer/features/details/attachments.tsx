import { useEffect, useState } from 'react';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { explainError } from '../../lib/error-text.ts';
import { detailsText } from './details-text.ts';
import { Button } from '../../ui/button.tsx';

type AttachmentKind = 'public-log' | 'knowledge-base';

type FetchState =
  | { readonly phase: 'closed' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly text: string; readonly truncated: boolean }
  | { readonly phase: 'failed'; readonly error: AppError };

interface AttachmentsProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly detail: CallDetail;
}

/** The files that belong to the call, downloaded on request and shown as text. */
export function Attachments({ bridge, detail }: AttachmentsProps) {
  const { publicLog, knowledgeBase } = detail.call.media;
  const attachment = (which: AttachmentKind, title: string, api: string) => (
    <Attachment bridge={bridge} callId={detail.callId} which={which} title={title} api={api} />
  );
  if (!publicLog && !knowledgeBase) return undefined;
  return (
    <div className="details-group">
      <h3>{detailsText.files}</h3>
      {publicLog ? attachment('public-log', detailsText.callLog, 'public_log_url') : undefined}
      {knowledgeBase
        ? attachment(
            'knowledge-base',
            detailsText.knowledgeBase,
            'knowledge_base_retrieved_contents_url',
          )
        : undefined}
    </div>
  );
}

interface AttachmentProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly callId: string;
  readonly which: AttachmentKind;
  readonly title: string;
  readonly api: string;
}

function Attachment({ bridge, callId, which, title, api }: AttachmentProps) {
  const [fetched, setFetched] = useState<FetchState>({ phase: 'closed' });
  const isLoading = fetched.phase === 'loading';

  useEffect(() => {
    if (!isLoading) return undefined;
    let isCurrent = true;
    const fetchText = async (): Promise<void> => {
      const reply = await bridge.request('call:attachment', { callId, which });
      if (!isCurrent) return;
      setFetched(
        reply.ok ? { phase: 'ready', ...reply.value } : { phase: 'failed', error: reply.error },
      );
    };
    void fetchText();
    return () => {
      isCurrent = false;
    };
  }, [isLoading, bridge, callId, which]);

  return (
    <div className="attachment">
      <p className="attachment-head" title={api}>
        {title}
        <AttachmentButton
          fetched={fetched}
          title={title}
          onOpen={() => setFetched({ phase: 'loading' })}
          onClose={() => setFetched({ phase: 'closed' })}
        />
      </p>
      {fetched.phase === 'failed' ? (
        <p role="alert">{explainError(fetched.error).title}</p>
      ) : undefined}
      {fetched.phase === 'ready' ? (
        // Focusable, so that it can be scrolled with the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        <pre className="payload-text" tabIndex={0} aria-label={title}>
          {fetched.text === '' ? detailsText.emptyFile : fetched.text}
          {fetched.truncated ? detailsText.fileCut : ''}
        </pre>
      ) : undefined}
    </div>
  );
}

interface ButtonProps {
  readonly fetched: FetchState;
  readonly title: string;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function AttachmentButton({ fetched, title, onOpen, onClose }: ButtonProps) {
  const { phase } = fetched;
  if (phase === 'ready') {
    return (
      <Button tone="quiet" onClick={onClose} aria-label={`${detailsText.hide} ${title}`}>
        {detailsText.hide}
      </Button>
    );
  }
  return (
    <Button
      tone="quiet"
      disabled={phase === 'loading'}
      onClick={onOpen}
      aria-label={`${detailsText.show} ${title}`}
    >
      {buttonText(phase)}
    </Button>
  );
}

function buttonText(phase: FetchState['phase']): string {
  if (phase === 'loading') return detailsText.loading;
  return phase === 'failed' ? detailsText.tryAgain : detailsText.show;
}
