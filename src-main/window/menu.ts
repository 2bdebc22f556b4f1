import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commandRows, type CommandGroup } from '../../src-shared/commands.ts';

const groups: readonly CommandGroup[] = [
  'Workspace',
  'Edit',
  'View',
  'Playback',
  'Transcript',
  'Tags',
  'Scorecard',
  'Queue',
];

/**
 * The native menu, from the one list of commands. Keys are shown and not registered: the renderer
 * decides whether a key counts (text being typed, a dialog open, the reviewer's own keymap).
 */
export function applicationMenu(run: (command: string) => void, isMac: boolean): Menu {
  const items = groups.map((group): MenuItemConstructorOptions => ({
    label: group === 'Workspace' ? 'File' : group,
    submenu: [
      ...commandRows
        .filter((row) => row.group === group && row.keyOnly !== true)
        .map((row): MenuItemConstructorOptions => {
          const accelerator = acceleratorOf(row.keys[0], isMac);
          return {
            label: row.title,
            ...(accelerator === undefined ? {} : { accelerator }),
            registerAccelerator: false,
            click: () => {
              run(row.id);
            },
          };
        }),
      ...extrasOf(group),
    ],
  }));
  return Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' as const }] : []), ...items]);
}

function extrasOf(group: CommandGroup): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  if (group === 'Workspace') return [line, { role: 'quit' }];
  if (group === 'Edit') {
    return [line, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  }
  if (group === 'View') return [line, { role: 'togglefullscreen' }, { role: 'toggleDevTools' }];
  return [];
}

/** Electron's own way to write a chord; undefined for none, and on macOS for keys without Cmd, which it would grab. */
function acceleratorOf(chord: string | undefined, isMac: boolean): string | undefined {
  if (chord === undefined || (isMac && !chord.includes('Mod'))) return undefined;
  return chord
    .replace('Mod', 'CommandOrControl')
    .replace(/Arrow(\w+)$/u, '$1')
    .replace(/\+\+$/u, '+Plus');
}
