import { createContext, useContext } from 'react';
import { commandRows, type CommandId } from '../../src-shared/commands.ts';

/** The chords in force, the reviewer's own in place of the default ones. */
export type KeysOf = (id: CommandId) => readonly string[];

const defaults = new Map(commandRows.map(({ id, keys }) => [id, keys]));

/** Holds the keymap for everything that shows keys. */
export const KeysContext = createContext<KeysOf>((id) => defaults.get(id) ?? []);

/** The chord to show beside a button or an item that does what the command does. */
export function useKeys(id: CommandId): string | undefined {
  return useContext(KeysContext)(id)[0];
}
