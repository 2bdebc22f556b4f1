import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { commandRows, type CommandGroup, type CommandRow } from '../../src-shared/commands.ts';

const menus = [
  'File',
  'Edit',
  'View',
  'Playback',
  'Transcript',
  'Tags',
  'Scorecard',
  'Queue',
  'Rubrics',
  'Plans',
  'Insights',
  'Calibration',
  'Help',
] as const;
type MenuName = (typeof menus)[number];

/** Commands that people look for in the Help menu, whatever group they are listed in elsewhere. */
const helpCommands = new Set(['help.open', 'tour.start', 'help.diagnostics']);

const menuOf = ({ id, group }: CommandRow): MenuName | Exclude<CommandGroup, 'Workspace'> => {
  if (helpCommands.has(id)) return 'Help';
  return group === 'Workspace' ? 'File' : group;
};

interface MenuOptions {
  readonly run: (command: string) => void;
  /** Opens the list of removed workspaces. */
  readonly restoreRemoved: () => void;
  readonly restoreRemovedCalls: () => void;
  readonly deleteRemovedCalls: () => void;
  /** The reviewer's own shortcuts, which replace the default ones. */
  readonly customShortcuts: Readonly<Record<string, readonly string[]>>;
  readonly isMac: boolean;
  /** Whether Earmark runs from its sources; then the View menu has the developer tools. */
  readonly isDevelopment: boolean;
}

interface ShowMenuDeps extends Omit<MenuOptions, 'customShortcuts' | 'isMac' | 'isDevelopment'> {
  readonly customShortcuts: () => MenuOptions['customShortcuts'];
}

/** Returns a function that builds the menu with the current shortcuts. */
export const createShowMenu = (deps: ShowMenuDeps) => (): void => {
  Menu.setApplicationMenu(
    applicationMenu({
      ...deps,
      customShortcuts: deps.customShortcuts(),
      isMac: process.platform === 'darwin',
      isDevelopment: !app.isPackaged,
    }),
  );
};

/**
 * The native menu, built from the list of commands. Shortcuts are shown but not registered: the renderer
 * decides whether a shortcut applies, which depends on text fields, dialogs and the reviewer's keymap.
 */
function applicationMenu(options: MenuOptions): Menu {
  const { run, customShortcuts, isMac } = options;
  // Commands without a palette entry are useful as a shortcut only.
  const listed = commandRows.filter(({ shortcutOnly }) => shortcutOnly !== true);
  const items = menus.map((name): MenuItemConstructorOptions => ({
    label: name,
    ...(name === 'Help' ? { role: 'help' } : {}),
    submenu: [
      ...listed
        .filter((row) => menuOf(row) === name)
        .map((row): MenuItemConstructorOptions => {
          const accelerator = acceleratorOf((customShortcuts[row.id] ?? row.shortcuts)[0], isMac);
          return {
            label: row.title,
            ...(accelerator === undefined ? {} : { accelerator }),
            registerAccelerator: false,
            click: () => {
              run(row.id);
            },
          };
        }),
      ...extraItems(name, options),
    ],
  }));
  const filled = items.filter(({ submenu }) => Array.isArray(submenu) && submenu.length > 0);
  return Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' as const }] : []), ...filled]);
}

function extraItems(name: MenuName, options: MenuOptions): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  if (name === 'File') {
    return [
      separator,
      // The id tells tests that this item belongs to no command.
      {
        id: 'restore-removed',
        label: 'Restore removed workspace …',
        click: options.restoreRemoved,
      },
      {
        id: 'restore-removed-calls',
        label: 'Restore removed calls …',
        click: options.restoreRemovedCalls,
      },
      {
        id: 'delete-removed-calls',
        label: 'Delete removed calls now …',
        click: options.deleteRemovedCalls,
      },
      separator,
      { role: 'quit' },
    ];
  }
  if (name === 'Edit') {
    return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  }
  if (name === 'View') {
    const developerTools: MenuItemConstructorOptions = { role: 'toggleDevTools' };
    return [
      separator,
      { role: 'togglefullscreen' },
      ...(options.isDevelopment ? [developerTools] : []),
    ];
  }
  return name === 'Help' ? [separator, { role: 'about' }] : [];
}

const acceleratorKeys =
  /^(?:[!-~]|F\d{1,2}|Plus|Space|Tab|Backspace|Delete|Insert|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape)$/u;

/**
 * A chord in Electron's notation. Undefined for none, for keys that Electron has no name for (a pedal, “ü”),
 * and on macOS for chords without Cmd, which the menu would intercept.
 */
function acceleratorOf(chord: string | undefined, isMac: boolean): string | undefined {
  if (chord === undefined || (isMac && !chord.includes('Mod'))) return undefined;
  const [, modifiers = '', key = ''] =
    /^((?:Mod\+)?(?:Alt\+)?(?:Shift\+)?)(.+)$/u.exec(chord) ?? [];
  const keyName = key === '+' ? 'Plus' : key.replace(/^Arrow/u, '');
  return acceleratorKeys.test(keyName)
    ? modifiers.replace('Mod', 'CommandOrControl') + keyName
    : undefined;
}
