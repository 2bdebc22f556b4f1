import { dialog } from 'electron';
import type { Backup } from '../../src-shared/backup.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { dateText } from '../lib/dates.ts';
import { reviewCountsText } from './review-counts-text.ts';

/** A message box with more buttons does not fit on a screen. */
const maxBackups = 3;

interface RecoveryQuestion {
  readonly workspaceName: string;
  readonly error: AppError;
  readonly backups: readonly Backup[];
  readonly mayContinue: boolean;
}

/**
 * Asks what to do about reviews that are missing, outdated or unreadable. Cancel is the default, so that
 * a stray Enter changes nothing. The dialog belongs to main: a page alone can't discard reviews.
 */
export async function chooseRecovery(
  question: RecoveryQuestion,
): Promise<{ readonly restore: string } | 'continue' | undefined> {
  const offered = question.backups.slice(0, maxBackups);
  const choices = [
    ...offered.map(({ name, madeMs }) => ({
      label: `Restore backup of ${dateText(madeMs)}`,
      choice: { restore: name },
    })),
    ...(question.mayContinue
      ? [{ label: continueLabel(question), choice: 'continue' as const }]
      : []),
  ];
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Reviews',
    message: messageFor(question),
    detail: detailFor(question, offered),
    buttons: [...choices.map(({ label }) => label), 'Cancel'],
    cancelId: choices.length,
    defaultId: choices.length,
  });
  return choices[response]?.choice;
}

const continueLabel = ({ error }: RecoveryQuestion): string =>
  error.kind === 'reviews-missing' ? 'Start without reviews' : 'Continue without these edits';

function messageFor({ workspaceName, error }: RecoveryQuestion): string {
  if (error.kind === 'reviews-missing') return `The reviews of “${workspaceName}” are missing.`;
  if (error.kind === 'reviews-outdated') {
    const edits = error.missing === 1 ? 'the newest edit' : `the newest ${error.missing} edits`;
    return `The reviews of “${workspaceName}” lack ${edits}, which had been saved.`;
  }
  return `The reviews of “${workspaceName}” can’t be read.`;
}

function detailFor({ error }: RecoveryQuestion, offered: readonly Backup[]): string {
  const file = 'path' in error ? [`File: ${error.path}`] : [];
  const backups = offered.map(
    ({ madeMs, counts }) => `Backup of ${dateText(madeMs)}: ${reviewCountsText(counts)}`,
  );
  return [
    ...file,
    ...(backups.length === 0 ? ['There is no backup.'] : backups),
    'Whatever you choose, the present files are kept in the workspace’s folder “replaced”.',
  ].join('\n');
}
