import {
  commandRows,
  type CommandId,
  type CommandRow,
  type CommandScope,
} from '../../src-shared/commands.ts';

/** Command id → chords in place of the default ones. */
export type CustomShortcuts = Readonly<Record<CommandId, readonly string[]>>;

/** Undefined when the chord may be given to the command; else why not, in plain words. */
export type ShortcutProblem = string | undefined;

/** A command takes only so many keys: more are a mistake, and a file could bring millions. */
export const maxShortcuts = 8;

const modifiers = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?/u;
/** One sign, or one letter, which is written large. */
const characterKey = /^[^\s\p{C}\p{Ll}]$/u;
const namedKey = /^(?:[A-Z][A-Za-z\d]{1,30}|(?:Gamepad|Pedal):\d{1,3})$/u;

/** Whether a text is a chord as the list of commands writes them. */
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
  F11: 'fills the screen',
};

const buttonChords: ReadonlySet<string> = new Set(['Enter', 'Shift+Enter']);

/** Why a command cannot have a chord: it belongs to the system, or to another command. */
export function shortcutProblem(
  custom: CustomShortcuts,
  id: CommandId,
  chord: string,
): ShortcutProblem {
  const row = commandRows.find((one) => one.id === id);
  if (row === undefined) return `No command is called “${id}”.`;
  if (!isChord(chord)) return `“${chord}” is not a key.`;
  const use = reservedChords[chord];
  if (use !== undefined) return `It always ${use}.`;
  if (buttonChords.has(chord) && row.scope !== 'queue') return 'It always presses buttons.';
  const current = commandRows.find(
    (other) =>
      other.id !== id &&
      scopesOverlap(other.scope, row.scope) &&
      shortcutsOfRow(custom, other).includes(chord),
  );
  return current === undefined ? undefined : `It is already: ${current.title}.`;
}

/** The first key of a whole set that cannot be, for sets that come from a file. */
export function firstShortcutProblem(custom: CustomShortcuts): ShortcutProblem {
  for (const [id, chords] of Object.entries(custom)) {
    if (chords.length > maxShortcuts) return `“${id}” has more than ${maxShortcuts} keys.`;
    for (const chord of chords) {
      const problem = shortcutProblem(custom, id, chord);
      if (problem !== undefined) return `${chord} for “${id}”: ${problem}`;
    }
  }
  return undefined;
}

/** The set with another list of keys for one command; a list like the default one is no choice. */
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

/** Two scopes in which one press would mean two things; scorecard and queue go before the desk. */
const scopesOverlap = (one: CommandScope, other: CommandScope): boolean =>
  one === other || (outerScopes.has(one) && outerScopes.has(other));
