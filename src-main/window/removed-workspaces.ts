import { dayText } from '../lib/dates.ts';
import { dialog } from 'electron';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import { chooseFromList } from './choose-from-list.ts';

/**
 * Asks whether a workspace may be removed. The dialog belongs to the main process, so that a page alone
 * can never remove reviews.
 */
export async function confirmRemoval(workspaceName: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Remove workspace',
    message: `Remove “${workspaceName}” with its calls and reviews from this computer?`,
    detail:
      'Calls, recordings and reviews are kept for 30 days and then deleted. Until then you can bring them back with File › Restore removed workspace.',
    buttons: ['Remove', 'Cancel'],
    cancelId: 1,
    defaultId: 1,
  });
  return response === 0;
}

interface Removed {
  readonly id: string;
  readonly name: string;
  readonly removedMs: number;
}

interface RestoreDeps<R extends Removed> {
  readonly folders: { readonly removed: () => Promise<readonly R[]> };
  readonly workspaces: { readonly restore: (removed: R) => Promise<Result<Workspace, AppError>> };
  readonly onRestored: () => void;
}

/** Lets the reviewer choose a removed workspace and restores it. */
export async function restoreRemoved<R extends Removed>({
  folders,
  workspaces,
  onRestored,
}: RestoreDeps<R>): Promise<void> {
  const chosen = await chooseFromList({
    title: 'Restore removed workspace',
    choices: await folders.removed(),
    label: ({ name, removedMs }) => `${name} (removed ${dayText(removedMs)})`,
    message: 'Which workspace should be restored?',
    detail:
      'Its calls, recordings and reviews come back. Enter the API key again to sync new calls.',
    emptyMessage: 'No removed workspaces',
    emptyDetail: 'Removed workspaces are listed here for 30 days.',
  });
  if (chosen === undefined) return;
  const restored = await workspaces.restore(chosen);
  if (restored.ok) onRestored();
  else {
    dialog.showErrorBox(
      'The workspace was not restored',
      'Another workspace or a file is in the way. The removed data is unchanged.',
    );
  }
}
