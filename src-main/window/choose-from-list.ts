import { dialog } from 'electron';

/** A message box with more buttons does not fit on a screen. */
const maxChoices = 8;

interface Question<T> {
  readonly title: string;
  /** Only the first eight are offered. */
  readonly choices: readonly T[];
  readonly label: (choice: T) => string;
  /** Shown if there is something to choose. */
  readonly message: string;
  readonly detail: string;
  /** Shown if there is nothing to choose. */
  readonly emptyMessage: string;
  readonly emptyDetail: string;
}

/**
 * Lets the reviewer choose in a dialog of the main process, which a page can neither show nor answer.
 * Undefined after Cancel, which is also the default.
 */
export async function chooseFromList<T>(question: Question<T>): Promise<T | undefined> {
  const offered = question.choices.slice(0, maxChoices);
  const isEmpty = offered.length === 0;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: question.title,
    message: isEmpty ? question.emptyMessage : question.message,
    detail: isEmpty ? question.emptyDetail : question.detail,
    buttons: [...offered.map((choice) => question.label(choice)), 'Cancel'],
    cancelId: offered.length,
    defaultId: offered.length,
  });
  return offered[response];
}
