import {
  commandRows,
  type CommandId,
  type CommandRow,
  type CommandScope,
} from '../../src-shared/commands.ts';

/** Chords by command id; they replace the command's default shortcuts. */
export type CustomShortcuts = Readonly<Record<CommandId, readonly string[]>>;

/** Why a chord can't be assigned to a command, as text for the reviewer; undefined when it can. */
export type ShortcutProblem = string | undefined;

/** The most shortcuts per command. An imported file could otherwise hold millions. */
export const maxShortcuts = 8;

const modifiers = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?/u;
/** One symbol, or one upper-case letter. */
const characterKey = /^[^\s\p{C}\p{Ll}]$/u;
const namedKey = /^(?:[A-Z][A-Za-z\d]{1,30}|(?:Gamepad|Pedal):\d{1,3})$/u;

/** Whether a text is a valid chord, in the form that the list of commands uses. */
export function isChord(text: string): boolean {
  const key = text.replace(modifiers, '');
  return characterKey.test(key) || namedKey.test(key);
}

const reservedChords: Readonly<Record<string, string>> = {
  Tab: 'moves the focus',
  'Shift+Tab': 'moves the focus',
  'Mod+C': 'copies text',
  'Mod+X': 'cuts text',
  'Mod+V': 'pastes text',
  'Mod+A': 'selects all text',
  'Mod+Q': 'quits Earmark',
  F11: 'toggles full screen',
};

const buttonChords: ReadonlySet<string> = new Set(['Enter', 'Shift+Enter']);

/** Says why a chord can't be assigned: it is reserved, or another command uses it. */
export function shortcutProblem(
  custom: CustomShortcuts,
  id: CommandId,
  chord: string,
): ShortcutProblem {
  const row = commandRows.find((one) => one.id === id);
  if (row === undefined) return `Unknown command “${id}”.`;
  if (!isChord(chord)) return `“${chord}” is not a valid shortcut.`;
  const use = reservedChords[chord];
  if (use !== undefined) return `Reserved: it ${use}.`;
  if (buttonChords.has(chord) && row.scope !== 'queue') return 'Reserved for activating buttons.';
  const owner = shortcutOwner(custom, id, chord);
  return owner === undefined ? undefined : `Already used for “${owner.title}”.`;
}

/** The other command that has a chord which would be ambiguous with this command. */
export function shortcutOwner(
  custom: CustomShortcuts,
  id: CommandId,
  chord: string,
): CommandRow | undefined {
  const scope = commandRows.find((row) => row.id === id)?.scope;
  return commandRows.find(
    (other) =>
      other.id !== id &&
      scope !== undefined &&
      scopesOverlap(other.scope, scope) &&
      shortcutsOfRow(custom, other).includes(chord),
  );
}

/** Takes a chord from whichever command has it and gives it to this one. */
export function moveShortcut(
  custom: CustomShortcuts,
  id: CommandId,
  chord: string,
): CustomShortcuts {
  const without = (row: CommandRow): readonly string[] =>
    shortcutsOfRow(custom, row).filter((one) => one !== chord);
  const owner = shortcutOwner(custom, id, chord);
  const freed = owner === undefined ? custom : withShortcuts(custom, owner.id, without(owner));
  const row = commandRows.find((one) => one.id === id);
  return row === undefined ? freed : withShortcuts(freed, id, [...without(row), chord]);
}

/** The first problem in a whole set, for sets read from a file. */
export function firstShortcutProblem(custom: CustomShortcuts): ShortcutProblem {
  for (const [id, chords] of Object.entries(custom)) {
    if (chords.length > maxShortcuts) return `“${id}” has more than ${maxShortcuts} shortcuts.`;
    for (const chord of chords) {
      const problem = shortcutProblem(custom, id, chord);
      if (problem !== undefined) return `${chord} for “${id}”: ${problem}`;
    }
  }
  return undefined;
}

/** Replaces one command's shortcuts. A list equal to the defaults is not stored. */
export function withShortcuts(
  custom: CustomShortcuts,
  id: CommandId,
  chords: readonly string[],
): CustomShortcuts {
  const { [id]: _before, ...others } = custom;
  const defaults = commandRows.find((row) => row.id === id)?.shortcuts ?? [];
  const isDefault =
    defaults.length === chords.length && defaults.every((one, at) => chords[at] === one);
  return isDefault ? others : { ...others, [id]: [...chords] };
}

const shortcutsOfRow = (custom: CustomShortcuts, row: CommandRow): readonly string[] =>
  custom[row.id] ?? row.shortcuts;

const outerScopes: ReadonlySet<CommandScope> = new Set(['everywhere', 'desk']);

/** Whether one chord would be ambiguous in two scopes. Scorecard and queue take precedence over the desk. */
const scopesOverlap = (one: CommandScope, other: CommandScope): boolean =>
  one === other || (outerScopes.has(one) && outerScopes.has(other));
