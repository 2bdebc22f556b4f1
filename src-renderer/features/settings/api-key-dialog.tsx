import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import type { WorkspaceActions } from '../../lib/session/workspace-actions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { apiKeyText } from './settings-text.ts';
import { ApiKeyForm } from './api-key-form.tsx';
import './settings.css';

interface ApiKeyDialogProps {
  readonly workspace: Workspace;
  readonly workspaceActions: WorkspaceActions;
  readonly onReplaced: (words: string, warning: AppError | undefined) => void;
  readonly onClose: () => void;
}

/** Another key for the open workspace, at the moment in which its own is not accepted any more. */
export const ApiKeyDialog = ({
  workspace,
  workspaceActions,
  onReplaced,
  onClose,
}: ApiKeyDialogProps) => (
  <Dialog title={apiKeyText.title(workspace)} size="small" onClose={onClose}>
    <ApiKeyForm
      workspace={workspace}
      workspaceActions={workspaceActions}
      onReplaced={(warning) => {
        onReplaced(apiKeyText.done, warning);
      }}
      onClose={onClose}
    />
  </Dialog>
);
