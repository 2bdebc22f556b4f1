import { type CommandId, commandRows, type CommandRow } from '../../../src-shared/commands.ts';
import { saveViewState, readViewState } from '../../lib/view-state.ts';
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import type { CommandRegistry } from '../../commands/registry.ts';
import type { ShortcutsOf } from '../../commands/use-shortcut.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { paletteText } from './palette-text.ts';
import { matchingCommands } from './search-commands.ts';
import './palette.css';

const storageName = 'palette.recent';
const maxRecent = 5;

/** The commands used last in the palette, newest first. */
export const readRecent = (): readonly CommandId[] =>
  readViewState(storageName, (value) =>
    Array.isArray(value) ? value.filter((id) => typeof id === 'string') : undefined,
  ) ?? [];

/** Moves a command to the top of the recent ones. */
export function rememberRecent(id: CommandId): void {
  saveViewState(
    storageName,
    [id, ...readRecent().filter((other) => other !== id)].slice(0, maxRecent),
  );
}

interface PaletteProps {
  readonly registry: Pick<CommandRegistry, 'canRun' | 'run'>;
  readonly keysOf: ShortcutsOf;
  readonly onClose: () => void;
}

/** As many rows as the list shows without scrolling. */
const visibleRows = 14;

/** False in the first frame, so that the visible rows are painted before the rest is rendered. */
function useAfterFirstPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}

/** All commands that can run now, searchable; recently used ones come first. */
export function Palette({ registry, keysOf, onClose }: PaletteProps) {
  const [query, setQuery] = useState('');
  const isWhole = useAfterFirstPaint();
  const all = paletteRows(registry.canRun);
  const rows = isWhole ? all : all.slice(0, visibleRows);
  const recent = readRecent().flatMap((id) => all.filter((row) => row.id === id));
  const groups = [...new Set(rows.map(({ group }) => group))];
  const choose = (id: CommandId): void => {
    rememberRecent(id);
    onClose();
    // The dialog returns the focus first, because a command may depend on it.
    requestAnimationFrame(() => {
      registry.run(id);
    });
  };
  const item = (row: CommandRow, prefix: string) => (
    <Command.Item
      key={row.id}
      value={`${prefix}${row.id}`}
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
    <Dialog title={paletteText.title} hideTitle onClose={onClose}>
      <Command
        label={paletteText.title}
        className="palette"
        loop
        // The list is ranked here, because cmdk ranks the rows of a group but not the groups.
        shouldFilter={false}
      >
        <Command.Input
          className="palette-input"
          placeholder={paletteText.placeholder}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is opened to type in it
          autoFocus
          value={query}
          onValueChange={setQuery}
        />
        <Command.List className="palette-list" label={paletteText.list}>
          <Command.Empty className="palette-none">{paletteText.noMatch}</Command.Empty>
          {query.trim() === '' ? (
            <>
              {recent.length === 0 ? undefined : (
                <Command.Group heading={paletteText.recent}>
                  {recent.map((row) => item(row, `${paletteText.recent} `))}
                </Command.Group>
              )}
              {groups.map((group) => (
                <Command.Group key={group} heading={group}>
                  {rows.filter((row) => row.group === group).map((row) => item(row, ''))}
                </Command.Group>
              ))}
            </>
          ) : (
            matchingCommands(all, query).map((row) => item(row, ''))
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** The commands that can run now, without those that only make sense as a shortcut. */
export const paletteRows = (canRun: (id: CommandId) => boolean): readonly CommandRow[] =>
  commandRows.filter(
    ({ id, shortcutOnly: keyOnly }) => keyOnly !== true && id !== 'palette.open' && canRun(id),
  );
