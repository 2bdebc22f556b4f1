import { dialog } from 'electron';
import path from 'node:path';
import type { ReviewCounts } from '../../src-shared/backup.ts';
import { dateText } from '../lib/dates.ts';
import { reviewCountsText } from './review-counts-text.ts';

interface ReplaceQuestion {
  readonly workspaceName: string;
  readonly source:
    | { readonly kind: 'backup'; readonly madeMs: number }
    | { readonly kind: 'file'; readonly file: string; readonly workspaceName: string };
  readonly now: ReviewCounts | undefined;
  readonly after: ReviewCounts | undefined;
}

/** Shows what would change before the reviews of a workspace are replaced. Cancel is the default. */
export async function confirmReplace(question: ReplaceQuestion): Promise<boolean> {
  const { workspaceName, source } = question;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Replace reviews',
    message: `Replace the reviews of “${workspaceName}” by ${sourceText(source)}?`,
    detail: [
      `Now: ${reviewCountsText(question.now)}`,
      `After: ${reviewCountsText(question.after)}`,
      'The present reviews are backed up first, and Settings › Workspaces restores them.',
    ].join('\n'),
    buttons: ['Replace', 'Cancel'],
    cancelId: 1,
    defaultId: 1,
  });
  return response === 0;
}

const sourceText = (source: ReplaceQuestion['source']): string =>
  source.kind === 'backup'
    ? `the backup of ${dateText(source.madeMs)}`
    : `those of “${source.workspaceName}” in ${path.basename(source.file)}`;
