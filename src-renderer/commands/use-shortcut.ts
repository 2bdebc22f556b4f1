import { createContext, useContext } from 'react';
import { commandRows, type CommandId } from '../../src-shared/commands.ts';

/** Returns the current shortcuts of a command: the reviewer's own if set, otherwise the defaults. */
export type ShortcutsOf = (id: CommandId) => readonly string[];

const defaults = new Map(commandRows.map(({ id, shortcuts: keys }) => [id, keys]));

/** Provides the current shortcuts to every component that shows one. */
export const ShortcutsContext = createContext<ShortcutsOf>((id) => defaults.get(id) ?? []);

/** The shortcut to show on a button or menu item that runs the command. */
export function useShortcut(id: CommandId): string | undefined {
  return useContext(ShortcutsContext)(id)[0];
}
