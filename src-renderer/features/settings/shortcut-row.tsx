import { Plus, RotateCcw, X } from 'lucide-react';
import type { CommandRow } from '../../../src-shared/commands.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { chordText } from '../../ui/keycaps.ts';
import { isMac } from '../../ui/is-mac.ts';

export interface ShortcutRowProps {
  readonly row: CommandRow;
  readonly chords: readonly string[];
  readonly changed: boolean;
  readonly recording: boolean;
  /** Why the last wish for this command could not be granted. */
  readonly problem: string | undefined;
  readonly onAdd: () => void;
  readonly onRemove: (chord: string) => void;
  readonly onReset: () => void;
}

/** One command and its keys: each can be taken away, another one added, all put back. */
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
            aria-label={`Remove the key ${chordText(chord, isMac())} from ${row.title}`}
            onClick={({ currentTarget }) => {
              // This button goes: the focus stays in its row.
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
            recording
              ? `Press the keys for ${row.title}; Escape leaves them`
              : `Add a key to ${row.title}`
          }
          onClick={onAdd}
        >
          {recording ? 'Press the keys … Esc leaves' : 'Key'}
        </Button>
        {changed ? (
          <IconButton
            label={`Reset the keys of ${row.title}`}
            icon={<RotateCcw />}
            onClick={onReset}
          />
        ) : undefined}
      </span>
      {problem === undefined ? undefined : (
        <p className="field-problem shortcuts-problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
