import {
  commandRows,
  type CommandId,
  type CommandRow,
  type CommandScope,
} from '../../src-shared/commands.ts';
import { chordsOf, type Keystroke } from './keystroke.ts';

export interface Keymap {
  /** The chords of a command, the reviewer's own in place of the default ones. */
  readonly shortcutsOf: (id: CommandId) => readonly string[];
  /** Every command a stroke may mean, in the order of the scopes given. */
  readonly find: (stroke: Keystroke, scopes: readonly CommandScope[]) => readonly CommandRow[];
  /** The same for chords that need no reading: the buttons of a pedal. */
  readonly findChord: (chord: string, scopes: readonly CommandScope[]) => readonly CommandRow[];
  /** Some command has a key of that beginning, e.g. `Gamepad:`. */
  readonly hasChordWithPrefix: (beginning: string) => boolean;
}

/** The list of keys with the reviewer's changes, ready to be asked. */
export function createKeymap(
  overrides: Readonly<Record<CommandId, readonly string[]>>,
  isMac: boolean,
): Keymap {
  const shortcutsOf = (row: CommandRow): readonly string[] => overrides[row.id] ?? row.shortcuts;
  const byId = new Map(commandRows.map((row) => [row.id, shortcutsOf(row)]));
  const byChord = new Map<string, CommandRow>();
  // The reviewer's own keys last: they win over a default key that a later Earmark brought.
  const inOrder = commandRows.toSorted(
    (a, b) => Number(a.id in overrides) - Number(b.id in overrides),
  );
  for (const row of inOrder) {
    for (const chord of shortcutsOf(row)) byChord.set(scopedChord(row.scope, chord), row);
  }
  const findChord: Keymap['findChord'] = (chord, scopes) =>
    scopes.flatMap((scope) => byChord.get(scopedChord(scope, chord)) ?? []);
  return {
    shortcutsOf: (id) => byId.get(id) ?? [],
    findChord,
    find(stroke, scopes) {
      // What was typed goes before the place of the key, in every scope.
      for (const chord of chordsOf(stroke, isMac)) {
        const rows = findChord(chord, scopes);
        if (rows.length > 0) return rows;
      }
      return [];
    },
    hasChordWithPrefix: (prefix) =>
      [...byId.values()].some((keys) => keys.some((chord) => chord.startsWith(prefix))),
  };
}

const scopedChord = (scope: CommandScope, chord: string): string => `${scope} ${chord}`;
