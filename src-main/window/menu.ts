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

interface MenuOptions {
  readonly run: (command: string) => void;
  /** The reviewer's own keys in place of the default ones. */
  readonly customShortcuts: Readonly<Record<string, readonly string[]>>;
  readonly isMac: boolean;
}

/**
 * The native menu, from the one list of commands. Keys are shown and not registered: the renderer
 * decides whether a key counts (text being typed, a dialog open, the reviewer's own keymap).
 */
export function applicationMenu({ run, customShortcuts: own, isMac }: MenuOptions): Menu {
  const offered = commandRows.filter(({ shortcutOnly: keyOnly }) => keyOnly !== true);
  // What the scorecard has of its own is of use only as a key.
  const shown = groups.filter((group) => offered.some((row) => row.group === group));
  const items = shown.map((group): MenuItemConstructorOptions => ({
    label: group === 'Workspace' ? 'File' : group,
    submenu: [
      ...offered
        .filter((row) => row.group === group)
        .map((row): MenuItemConstructorOptions => {
          const accelerator = acceleratorOf((own[row.id] ?? row.shortcuts)[0], isMac);
          return {
            label: row.title,
            ...(accelerator === undefined ? {} : { accelerator }),
            registerAccelerator: false,
            click: () => {
              run(row.id);
            },
          };
        }),
      ...extraItems(group),
    ],
  }));
  return Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' as const }] : []), ...items]);
}

function extraItems(group: CommandGroup): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  if (group === 'Workspace') return [separator, { role: 'quit' }];
  if (group === 'Edit') {
    return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  }
  if (group === 'View')
    return [separator, { role: 'togglefullscreen' }, { role: 'toggleDevTools' }];
  return [];
}

const acceleratorKeys =
  /^(?:[!-~]|F\d{1,2}|Plus|Space|Tab|Backspace|Delete|Insert|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape)$/u;

/**
 * Electron's own way to write a chord; undefined for none, for keys it has no word for (a pedal, “ü”),
 * and on macOS for keys without Cmd, which it would grab.
 */
function acceleratorOf(chord: string | undefined, isMac: boolean): string | undefined {
  if (chord === undefined || (isMac && !chord.includes('Mod'))) return undefined;
  const [, modifiers = '', key = ''] =
    /^((?:Mod\+)?(?:Alt\+)?(?:Shift\+)?)(.+)$/u.exec(chord) ?? [];
  const named = key === '+' ? 'Plus' : key.replace(/^Arrow/u, '');
  return acceleratorKeys.test(named)
    ? modifiers.replace('Mod', 'CommandOrControl') + named
    : undefined;
}
