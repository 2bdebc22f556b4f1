import type { CommandId } from '../../../src-shared/commands.ts';
import { keepView, readView } from '../../lib/view-state.ts';

const name = 'palette.recent';
const mostRecent = 5;

/** Commands chosen last in the palette, newest first. */
export const readRecent = (): readonly CommandId[] =>
  readView(name, (value) =>
    Array.isArray(value) ? value.filter((id) => typeof id === 'string') : undefined,
  ) ?? [];

/** Puts a command first among those used last. */
export function rememberRecent(id: CommandId): void {
  keepView(name, [id, ...readRecent().filter((other) => other !== id)].slice(0, mostRecent));
}
