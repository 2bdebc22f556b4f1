import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../../src-shared/call.ts';
import { focusTranscript } from '../../../lib/call-focus.ts';
import { IconButton } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { useAutosaveField } from '../../../work/autosave.ts';
import { useIsReadOnly } from '../../../work/read-only.ts';
import type { AnnotationParts } from './annotation-parts.ts';
import { replyText } from './annotation-text.ts';
import { replyDraftKey } from './turn-actions.ts';

interface ReplyProps {
  readonly parts: AnnotationParts;
  readonly callId: CallId;
  readonly entry: number;
  /** The turn's text. */
  readonly quote: string;
  /** The formatted time of the turn; empty if unknown. */
  readonly time: string;
}

/** What the agent should have said, under its turn. Saved while it is typed. */
export function BetterReplyField({ parts, callId, entry, quote, time }: ReplyProps) {
  const area = useRef<HTMLDivElement>(null);
  const saved = useStore(
    parts.work,
    ({ data }) => data?.betterReplies.find((one) => one.entry === entry)?.reply ?? '',
  );
  const isOpen = useStore(parts.store, ({ replyingTo }) => replyingTo === entry);
  const isReadOnly = useIsReadOnly(parts);
  const field = useAutosaveField({
    store: parts.draftStore,
    actions: parts.drafts,
    fieldKey: replyDraftKey(callId, entry),
    saved,
    save: parts.turns.saveReply(callId, entry, quote),
  });
  useEffect(() => {
    if (isOpen) area.current?.querySelector('textarea')?.focus();
  }, [isOpen]);
  return (
    <div ref={area} className="entry-reply">
      <span className="entry-reply-name" aria-hidden="true">
        {replyText.name}
      </span>
      <TextArea
        className="entry-reply-field"
        label={replyText.label(time)}
        hideLabel
        rows={1}
        placeholder={replyText.placeholder}
        readOnly={isReadOnly}
        data-comment-field=""
        maxLength={20_000}
        value={field.value}
        problem={field.problem}
        onChange={(event) => field.onText(event.target.value)}
        onBlur={() => void parts.turns.finishReply(callId, entry)}
        onKeyDown={(event) => {
          // As in the other comments: Enter is done, Shift+Enter starts a new line.
          const isDone = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
          if ((event.key !== 'Escape' && !isDone) || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          focusTranscript();
        }}
      />
      {isReadOnly ? undefined : (
        <IconButton
          label={replyText.remove}
          icon={<X />}
          onClick={() => {
            parts.turns.removeReply(callId, entry);
            focusTranscript();
          }}
        />
      )}
    </div>
  );
}
