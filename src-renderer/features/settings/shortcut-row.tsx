import { Plus, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandRow } from '../../../src-shared/commands.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { isMac } from '../../ui/is-mac.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { chordText } from '../../ui/keycaps.ts';
import { shortcutText } from './settings-text.ts';

interface ShortcutRowProps {
  readonly row: CommandRow;
  readonly chords: readonly string[];
  readonly changed: boolean;
  readonly recording: boolean;
  /** Why the last change was refused, and possibly a button that makes it anyway. */
  readonly problem: ReactNode;
  readonly onAdd: () => void;
  readonly onRemove: (chord: string) => void;
  readonly onReset: () => void;
}

/** One command with its shortcuts, which can be removed, added to and reset. */
export function ShortcutRow(props: ShortcutRowProps) {
  const { row, chords, changed, recording, problem, onAdd, onRemove, onReset } = props;
  return (
    <li className="shortcuts-row" data-changed={changed}>
      <span className="shortcuts-title">{row.title}</span>
      <span className="shortcuts-chords">
        {chords.map((chord) => (
          <button
            key={chord}
            type="button"
            className="shortcuts-chord"
            aria-label={shortcutText.removeLabel(chordText(chord, isMac()), row.title)}
            onClick={({ currentTarget }) => {
              // The button is about to disappear, so the focus moves to its neighbour in the row.
              currentTarget.parentElement?.querySelector<HTMLElement>('.shortcuts-add')?.focus();
              onRemove(chord);
            }}
          >
            <Kbd chord={chord} />
            <X aria-hidden="true" />
          </button>
        ))}
        <Button
          tone="quiet"
          className={`shortcuts-add${recording ? ' shortcuts-recording' : ''}`}
          icon={recording ? undefined : <Plus aria-hidden="true" />}
          aria-label={
            recording ? shortcutText.recordingLabel(row.title) : shortcutText.addLabel(row.title)
          }
          onClick={onAdd}
        >
          {recording ? shortcutText.recording : shortcutText.add}
        </Button>
        {changed ? (
          <IconButton
            label={shortcutText.resetLabel(row.title)}
            icon={<RotateCcw />}
            onClick={onReset}
          />
        ) : undefined}
      </span>
      {problem === undefined ? undefined : (
        <div className="field-problem shortcuts-problem">{problem}</div>
      )}
    </li>
  );
}
