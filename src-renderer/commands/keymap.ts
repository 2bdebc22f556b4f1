import {
  commandRows,
  type CommandId,
  type CommandRow,
  type CommandScope,
} from '../../src-shared/commands.ts';
import { chordsOf, type Stroke } from './stroke.ts';

export interface Keymap {
  /** The chords of a command, the reviewer's own in place of the default ones. */
  readonly keysOf: (id: CommandId) => readonly string[];
  /** Every command a stroke may mean, in the order of the scopes given. */
  readonly find: (stroke: Stroke, scopes: readonly CommandScope[]) => readonly CommandRow[];
}

/** The list of keys with the reviewer's changes, ready to be asked. */
export function createKeymap(
  overrides: Readonly<Record<CommandId, readonly string[]>>,
  mac: boolean,
): Keymap {
  const keysOf = (row: CommandRow): readonly string[] => overrides[row.id] ?? row.keys;
  const byId = new Map(commandRows.map((row) => [row.id, keysOf(row)]));
  const byChord = new Map<string, CommandRow>();
  for (const row of commandRows) {
    for (const chord of keysOf(row)) byChord.set(placed(row.scope, chord), row);
  }
  return {
    keysOf: (id) => byId.get(id) ?? [],
    find(stroke, scopes) {
      // What was typed goes before the place of the key, in every scope.
      for (const chord of chordsOf(stroke, mac)) {
        const rows = scopes.flatMap((scope) => byChord.get(placed(scope, chord)) ?? []);
        if (rows.length > 0) return rows;
      }
      return [];
    },
  };
}

const placed = (scope: CommandScope, chord: string): string => `${scope} ${chord}`;
