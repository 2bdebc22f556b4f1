import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../../ui/button.tsx';
import type { ReviewParts } from '../review-parts.ts';
import { mostHits } from '../find.ts';

/** `/`: finds in this call. Enter goes on, Shift+Enter back, Escape ends. */
export function FindBar({ parts }: { readonly parts: ReviewParts }) {
  const finding = useStore(parts.store, (state) => state.finding);
  const field = useRef<HTMLInputElement>(null);
  const open = finding !== undefined;
  const isFromQueue = finding?.isFromQueue === true;
  const { transcriptActions: actions } = parts;

  useEffect(() => {
    if (open && !isFromQueue) field.current?.focus();
  }, [open, isFromQueue]);

  if (finding === undefined) return undefined;

  const close = (): void => {
    actions.closeFind();
    parts.focusTranscript();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') actions.findStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className="find">
      <input
        ref={field}
        className="find-field"
        type="text"
        aria-label="Find in this call"
        placeholder="Find in this call"
        value={finding.text}
        onChange={(event) => actions.find(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className="find-count figure">{countWords(finding.text, finding)}</output>
      <IconButton
        label="Previous hit"
        keys="Shift+Enter"
        icon={<ArrowUp />}
        onClick={() => actions.findStep(-1)}
      />
      <IconButton
        label="Next hit"
        keys="Enter"
        icon={<ArrowDown />}
        onClick={() => actions.findStep(1)}
      />
      <IconButton label="Stop finding" keys="Escape" icon={<X />} onClick={close} />
    </search>
  );
}

function countWords(
  text: string,
  { hits, at }: { readonly hits: readonly unknown[]; readonly at: number },
): string {
  if (text.trim() === '') return '';
  if (hits.length === 0) return 'Not in this call';
  return `${at + 1} of ${hits.length}${hits.length >= mostHits ? '+' : ''}`;
}
