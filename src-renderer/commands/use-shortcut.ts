import { createContext, useContext } from 'react';
import { commandRows, type CommandId } from '../../src-shared/commands.ts';

/** The chords in force, the reviewer's own in place of the default ones. */
export type ShortcutsOf = (id: CommandId) => readonly string[];

const defaults = new Map(commandRows.map(({ id, shortcuts: keys }) => [id, keys]));

/** Holds the keymap for everything that shows keys. */
export const ShortcutsContext = createContext<ShortcutsOf>((id) => defaults.get(id) ?? []);

/** The chord to show beside a button or an item that does what the command does. */
export function useShortcut(id: CommandId): string | undefined {
  return useContext(ShortcutsContext)(id)[0];
}
