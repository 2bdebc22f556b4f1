import { Copy, PencilLine, Quote, Repeat } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { IconButton } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import { selectionText } from '../call-text.ts';

/** Where the toolbar is, in px of the scrolled content; undefined while it is hidden. */
export interface ToolbarPlace {
  readonly topPx: number;
  /** Below the words. */
  readonly belowPx: number;
  readonly leftPx: number;
}

interface ToolbarState {
  readonly place: ToolbarPlace | undefined;
}

export const createToolbarStore = () => createStore<ToolbarState>(() => ({ place: undefined }));

export type ToolbarStore = ReturnType<typeof createToolbarStore>;

interface ToolbarProps {
  readonly parts: CallParts;
  readonly store: ToolbarStore;
}

/** Offered at words that were selected with the mouse. Everything in it has a shortcut too. */
export function SelectionToolbar({ parts, store }: ToolbarProps) {
  const place = useStore(store, (state) => state.place);
  const tags = useStore(parts.tagSet, (state) => state.tags);
  if (place === undefined) return undefined;
  const { runCommand, copySelection, toggleLoop } = parts.commands;
  const andHide = (run: () => void) => () => {
    run();
    store.setState({ place: undefined });
  };
  return (
    <div
      className="selection-toolbar"
      role="toolbar"
      aria-label={selectionText.toolbar}
      style={{ top: place.topPx, left: place.leftPx }}
    >
      {tags.map((tag) =>
        tag.digit === undefined ? undefined : (
          <button
            key={tag.id}
            type="button"
            className="selection-tag"
            data-colour={tag.colour}
            aria-label={selectionText.tag(tag.name)}
            title={selectionText.tag(tag.name)}
            onClick={andHide(() => runCommand(`tag.${tag.digit}`))}
          />
        ),
      )}
      <IconButton
        label={selectionText.correct}
        icon={<PencilLine />}
        onClick={andHide(() => runCommand('correction.write'))}
      />
      <IconButton
        label={selectionText.evidence}
        icon={<Quote />}
        onClick={andHide(() => runCommand('answer.evidence'))}
      />
      <IconButton label={selectionText.loop} icon={<Repeat />} onClick={andHide(toggleLoop)} />
      <IconButton label={selectionText.copy} icon={<Copy />} onClick={andHide(copySelection)} />
    </div>
  );
}
