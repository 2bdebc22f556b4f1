import { chooseFromList } from './choose-from-list.ts';

/**
 * Asks which workspace an API key belongs to, if the keys of some workspaces can't be compared with it.
 * A second workspace would not have the reviews of the first.
 */
export async function chooseAccount<W extends { readonly name: string }>(
  candidates: readonly W[],
): Promise<W | 'new' | undefined> {
  return chooseFromList<W | 'new'>({
    title: 'API key',
    choices: [...candidates.slice(0, 7), 'new'],
    label: (choice) => (choice === 'new' ? 'New workspace' : choice.name),
    message: 'Which workspace does this API key belong to?',
    detail:
      'The stored API key of these workspaces can’t be read, so it can’t be compared. A new workspace starts without their reviews.',
    emptyMessage: '',
    emptyDetail: '',
  });
}
