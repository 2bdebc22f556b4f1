import { useState } from 'react';
import { ShortcutList } from '../../commands/shortcut-list.tsx';
import type { ShortcutsOf } from '../../commands/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { helpText } from './help-text.ts';
import './help.css';

interface HelpProps {
  readonly keysOf: ShortcutsOf;
  readonly onClose: () => void;
  /** Starts the tour; absent where no desk is open. */
  readonly onTour?: () => void;
}

/** All commands and their shortcuts, by group. */
export function Help({ keysOf, onClose, onTour }: HelpProps) {
  const [query, setSought] = useState('');
  return (
    <Dialog title={helpText.title} size="large" onClose={onClose}>
      <TextField
        label={helpText.find}
        hideLabel
        type="search"
        placeholder={helpText.find}
        className="help-find"
        value={query}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- typing filters the list at once
        autoFocus
        onChange={(event) => {
          setSought(event.target.value);
        }}
      />
      <ShortcutList shortcutsOf={keysOf} query={query} />
      {onTour === undefined ? undefined : (
        <Button
          onClick={() => {
            onClose();
            onTour();
          }}
        >
          {helpText.tour}
        </Button>
      )}
      <p className="help-note">{helpText.note}</p>
    </Dialog>
  );
}
