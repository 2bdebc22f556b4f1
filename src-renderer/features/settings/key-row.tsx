import { Plus, RotateCcw, X } from 'lucide-react';
import type { CommandRow } from '../../../src-shared/commands.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { chordWords } from '../../ui/keycaps.ts';
import { onMac } from '../../ui/on-mac.ts';

export interface KeyRowProps {
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
export function KeyRow(props: KeyRowProps) {
  const { row, chords, changed, recording, problem, onAdd, onRemove, onReset } = props;
  return (
    <li className="keys-row" data-changed={changed}>
      <span className="keys-title">{row.title}</span>
      <span className="keys-chords">
        {chords.map((chord) => (
          <button
            key={chord}
            type="button"
            className="keys-chord"
            aria-label={`Remove the key ${chordWords(chord, onMac())} from ${row.title}`}
            onClick={({ currentTarget }) => {
              // This button goes: the focus stays in its row.
              currentTarget.parentElement?.querySelector<HTMLElement>('.keys-add')?.focus();
              onRemove(chord);
            }}
          >
            <Kbd chord={chord} />
            <X aria-hidden="true" />
          </button>
        ))}
        <Button
          tone="quiet"
          className={`keys-add${recording ? ' keys-recording' : ''}`}
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
        <p className="field-problem keys-problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
