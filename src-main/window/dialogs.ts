import { chooseAccount } from './choose-account.ts';
import { confirmReplace } from './confirm-replace.ts';
import {
  askForFolder,
  askForRubricFile,
  askForWorkspaceFile,
  askWhereToSave,
} from './file-dialogs.ts';
import { chooseRecovery } from './recover-reviews.ts';
import { confirmRemoval } from './removed-workspaces.ts';

/** All questions that main asks in dialogs of its own, which a page can neither show nor answer. */
export const dialogs = {
  askForFolder,
  askForRubricFile,
  askForWorkspaceFile,
  askWhereToSave,
  chooseAccount,
  chooseRecovery,
  confirmRemoval,
  confirmReplace,
} as const;
