import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import { findText } from '../call-text.ts';
import { maxHits } from '../words/find.ts';

/** The find field. Enter goes to the next hit, Shift+Enter to the previous one, Escape closes. */
export function FindBar({ parts }: { readonly parts: CallParts }) {
  const find = useStore(parts.store, (state) => state.find);
  const field = useRef<HTMLInputElement>(null);
  const open = find !== undefined;
  const isFromQueue = find?.isFromQueue === true;
  const { transcriptActions: actions } = parts;

  useEffect(() => {
    if (open && !isFromQueue) field.current?.focus();
  }, [open, isFromQueue]);

  if (find === undefined) return undefined;

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
        aria-label={findText.field}
        placeholder={findText.field}
        value={find.text}
        onChange={(event) => actions.find(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className="find-count figure">{hitCountText(find.text, find)}</output>
      <IconButton
        label={findText.previous}
        shortcut="Shift+Enter"
        icon={<ArrowUp />}
        onClick={() => actions.stepHit(-1)}
      />
      <IconButton
        label={findText.next}
        shortcut="Enter"
        icon={<ArrowDown />}
        onClick={() => actions.stepHit(1)}
      />
      <IconButton label={findText.close} shortcut="Escape" icon={<X />} onClick={close} />
    </search>
  );
}

function hitCountText(
  text: string,
  { hits, current }: { readonly hits: readonly unknown[]; readonly current: number },
): string {
  if (text.trim() === '') return '';
  if (hits.length === 0) return findText.none;
  return findText.count(current + 1, `${hits.length}${hits.length >= maxHits ? '+' : ''}`);
}
