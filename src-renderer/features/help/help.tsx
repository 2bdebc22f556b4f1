import { useState } from 'react';
import { ShortcutList } from '../../commands/shortcut-list.tsx';
import type { ShortcutsOf } from '../../commands/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import './help.css';

interface HelpProps {
  readonly keysOf: ShortcutsOf;
  readonly onClose: () => void;
  /** Begins the tour; absent where there is nothing to show. */
  readonly onTour?: () => void;
}

/** Every command and its keys, by group. */
export function Help({ keysOf, onClose, onTour }: HelpProps) {
  const [query, setSought] = useState('');
  return (
    <Dialog title="Keys" size="large" onClose={onClose}>
      <TextField
        label="Find a command"
        hideLabel
        type="search"
        placeholder="Find a command"
        className="help-find"
        value={query}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- typing narrows the list at once
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
          Show the tour again
        </Button>
      )}
      <p className="help-note">
        Keys count while no text is typed and no dialog is open. On the desk Space always plays; a
        button that has the focus is pressed by Enter. Keys are changed in the settings.
      </p>
    </Dialog>
  );
}
