import {
  commandRows,
  type CommandId,
  type CommandRow,
  type CommandScope,
} from '../../src-shared/commands.ts';
import { chordsOf, type Keystroke } from './keystroke.ts';

export interface Keymap {
  /** The shortcuts of a command: the reviewer's own if set, otherwise the defaults. */
  readonly shortcutsOf: (id: CommandId) => readonly string[];
  /** Every command that a keystroke may run, in the order of the given scopes. */
  readonly find: (stroke: Keystroke, scopes: readonly CommandScope[]) => readonly CommandRow[];
  /** The same for a chord that is already known, such as a pedal button. */
  readonly findChord: (chord: string, scopes: readonly CommandScope[]) => readonly CommandRow[];
  /** Whether any shortcut starts with this prefix, e.g. `Gamepad:`. */
  readonly hasChordWithPrefix: (beginning: string) => boolean;
}

/** Builds the table from chords to commands, with the reviewer's changes applied. */
export function createKeymap(
  overrides: Readonly<Record<CommandId, readonly string[]>>,
  isMac: boolean,
): Keymap {
  const shortcutsOf = (row: CommandRow): readonly string[] => overrides[row.id] ?? row.shortcuts;
  const byId = new Map(commandRows.map((row) => [row.id, shortcutsOf(row)]));
  const byChord = new Map<string, CommandRow>();
  // Custom shortcuts come last, so that they win over a default that a newer version added.
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
      // The typed character takes precedence over the key's position, in every scope.
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
