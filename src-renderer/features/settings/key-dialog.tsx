import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import type { WorkspaceCare } from '../../lib/workspace-care.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { keyWords } from './key-words.ts';
import { ReplaceKey } from './replace-key.tsx';
import './settings.css';

interface KeyDialogProps {
  readonly workspace: Workspace;
  readonly care: WorkspaceCare;
  readonly onReplaced: (words: string, warning: AppError | undefined) => void;
  readonly onClose: () => void;
}

/** Another key for the open workspace, at the moment in which its own is not accepted any more. */
export const KeyDialog = ({ workspace, care, onReplaced, onClose }: KeyDialogProps) => (
  <Dialog title={keyWords.title(workspace)} size="small" onClose={onClose}>
    <ReplaceKey
      workspace={workspace}
      care={care}
      onReplaced={(warning) => {
        onReplaced(keyWords.done, warning);
      }}
      onClose={onClose}
    />
  </Dialog>
);
