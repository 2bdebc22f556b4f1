import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import { maxHits } from '../words/find-hits.ts';

/** `/`: finds in this call. Enter goes on, Shift+Enter back, Escape ends. */
export function FindBar({ parts }: { readonly parts: CallParts }) {
  const finding = useStore(parts.store, (state) => state.find);
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
    else if (event.key === 'Enter') actions.stepHit(event.shiftKey ? -1 : 1);
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
      <output className="find-count figure">{hitCountText(finding.text, finding)}</output>
      <IconButton
        label="Previous hit"
        shortcut="Shift+Enter"
        icon={<ArrowUp />}
        onClick={() => actions.stepHit(-1)}
      />
      <IconButton
        label="Next hit"
        shortcut="Enter"
        icon={<ArrowDown />}
        onClick={() => actions.stepHit(1)}
      />
      <IconButton label="Stop finding" shortcut="Escape" icon={<X />} onClick={close} />
    </search>
  );
}

function hitCountText(
  text: string,
  { hits, at }: { readonly hits: readonly unknown[]; readonly at: number },
): string {
  if (text.trim() === '') return '';
  if (hits.length === 0) return 'Not in this call';
  return `${at + 1} of ${hits.length}${hits.length >= maxHits ? '+' : ''}`;
}
