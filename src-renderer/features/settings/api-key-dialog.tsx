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
  readonly onReplaced: (text: string, warning: AppError | undefined) => void;
  readonly onClose: () => void;
}

/** Asks for a new API key for the open workspace after Retell rejected the current one. */
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
