import { chooseAccount } from './choose-account.ts';
import { confirmReplace } from './confirm-replace.ts';
import {
  askForCalibrationFile,
  askForFolder,
  askForReviewsFile,
  askForRubricFile,
  askForWorkspaceFile,
  askWhereToSave,
} from './file-dialogs.ts';
import { confirmReviewsImport, showFileProblems } from './confirm-reviews-import.ts';
import { chooseRecovery } from './recover-reviews.ts';
import {
  chooseRemovedDay,
  confirmDeleteRemoved,
  confirmRemoveCall,
  confirmRetention,
} from './removed-calls.ts';
import { confirmRemoval } from './removed-workspaces.ts';

/** All questions that main asks in dialogs of its own, which a page can neither show nor answer. */
export const dialogs = {
  askForCalibrationFile,
  askForFolder,
  askForReviewsFile,
  askForRubricFile,
  askForWorkspaceFile,
  askWhereToSave,
  chooseAccount,
  chooseRecovery,
  chooseRemovedDay,
  confirmDeleteRemoved,
  confirmRemoval,
  confirmRemoveCall,
  confirmReplace,
  confirmRetention,
  confirmReviewsImport,
  showFileProblems,
} as const;
