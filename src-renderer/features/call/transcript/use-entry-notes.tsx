import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Annotations } from '../../../../src-shared/annotations.ts';
import { noAnnotations } from '../../../../src-shared/no-annotations.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { BetterReplyField } from '../annotations/better-reply-field.tsx';
import { replyDraftKey } from '../annotations/turn-actions.ts';
import type { CallParts } from '../call-parts.ts';
import { groupNotesByEntry, type NotesByEntry } from './entry-notes.ts';
import type { RenderReply } from './entry-row.tsx';

/** What the reviewer noted on the entries of a call, and how a better reply is shown. */
export function useEntryNotes({ annotations }: CallParts, { callId, transcript }: CallDetail) {
  const { work, store, draftStore } = annotations;
  const { corrections, checkedTurns, betterReplies } = useAnnotations(work, callId);
  const replyingTo = useStore(store, (state) => state.replyingTo);
  const unsaved = useStore(draftStore, ({ texts }) => unsavedEntries(callId, Object.keys(texts)));
  const notes: NotesByEntry = useMemo(
    () =>
      groupNotesByEntry(transcript, {
        corrections,
        checkedTurns,
        betterReplies,
        replyingTo,
        unsavedReplies: unsaved === '' ? [] : unsaved.split(' ').map(Number),
      }),
    [transcript, corrections, checkedTurns, betterReplies, replyingTo, unsaved],
  );
  const renderReply: RenderReply = useCallback(
    (entry, quote, time) => (
      <BetterReplyField
        parts={annotations}
        callId={callId}
        entry={entry}
        quote={quote}
        time={time}
      />
    ),
    [annotations, callId],
  );
  return { notes, renderReply, corrections };
}

/** The annotations of this call; none while the review data of another one are shown. */
function useAnnotations(work: CallParts['work'], callId: string): Annotations {
  return (
    useStore(work, ({ data }) => (data?.callId === callId ? data : undefined)) ?? noAnnotations
  );
}

/** As text, so that a component renders again only if it changes. */
const unsavedEntries = (callId: CallDetail['callId'], keys: readonly string[]): string => {
  const prefix = replyDraftKey(callId, 0).slice(0, -1);
  return keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .join(' ');
};

/**
 * Calls back when the corrections of the same call changed and are in the document. They change the text
 * nodes, so what is highlighted in them has to be found again.
 */
export function useCorrectionsShown(
  { callId }: CallDetail,
  corrections: Annotations['corrections'],
  onShown: () => void,
): void {
  const before = useRef({ callId, corrections });
  useLayoutEffect(() => {
    const { callId: shownCall, corrections: shown } = before.current;
    before.current = { callId, corrections };
    const isSame = shown === corrections || shown.length + corrections.length === 0;
    if (shownCall === callId && !isSame) onShown();
  });
}
