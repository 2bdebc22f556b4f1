import { Command } from 'cmdk';
import { commandRows, type CommandId, type CommandRow } from '../../../src-shared/commands.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import type { KeysOf } from '../../commands/use-keys.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { readRecent, rememberRecent } from './recent.ts';
import './palette.css';

interface PaletteProps {
  readonly registry: Pick<CommandRegistry, 'canRun' | 'run'>;
  readonly keysOf: KeysOf;
  readonly onClose: () => void;
}

/** Every command that can run now, to be found by a few letters; those used last come first. */
export function Palette({ registry, keysOf, onClose }: PaletteProps) {
  const rows = paletteRows(registry.canRun);
  const recent = readRecent().flatMap((id) => rows.filter((row) => row.id === id));
  const groups = [...new Set(rows.map(({ group }) => group))];
  const choose = (id: CommandId): void => {
    rememberRecent(id);
    onClose();
    // After the dialog has given the focus back to where the command may look for it.
    requestAnimationFrame(() => {
      registry.run(id);
    });
  };
  const item = (row: CommandRow, prefix: string) => (
    <Command.Item
      key={row.id}
      value={`${prefix}${row.group} ${row.title}`}
      className="palette-item"
      onSelect={() => {
        choose(row.id);
      }}
    >
      <span className="palette-title">{row.title}</span>
      {keysOf(row.id).map((chord) => (
        <Kbd key={chord} chord={chord} />
      ))}
    </Command.Item>
  );
  return (
    <Dialog title="Every command" bare onClose={onClose}>
      <Command label="Every command" className="palette" loop>
        <Command.Input
          className="palette-input"
          placeholder="What would you like to do?"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette was opened to type in it
          autoFocus
        />
        <Command.List className="palette-list" label="Commands">
          <Command.Empty className="palette-none">No command is called so.</Command.Empty>
          {recent.length === 0 ? undefined : (
            <Command.Group heading="Used last">
              {recent.map((row) => item(row, 'Used last '))}
            </Command.Group>
          )}
          {groups.map((group) => (
            <Command.Group key={group} heading={group}>
              {rows.filter((row) => row.group === group).map((row) => item(row, ''))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** The rows that the palette offers: all that can run now, but those of use only as a key. */
export const paletteRows = (canRun: (id: CommandId) => boolean): readonly CommandRow[] =>
  commandRows.filter(({ id, keyOnly }) => keyOnly !== true && id !== 'palette.open' && canRun(id));
