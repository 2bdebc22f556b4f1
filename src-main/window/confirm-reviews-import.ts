import { dialog } from 'electron';
import path from 'node:path';
import type { FileProblem } from '../../src-shared/file-format.ts';
import type { ReviewsImportPreview } from '../../src-shared/exports/reviews-import.ts';
import { problemLines, reviewsImportText as text } from './reviews-import-text.ts';

/** Shows what an import would take and what not. Without anything to take, there is nothing to confirm. */
export async function confirmReviewsImport(
  file: string,
  preview: ReviewsImportPreview,
): Promise<boolean> {
  const isEmpty = preview.added + preview.updated === 0;
  const { response } = await dialog.showMessageBox({
    type: isEmpty ? 'info' : 'question',
    title: text.title,
    message: isEmpty ? text.nothing(path.basename(file)) : text.question(path.basename(file)),
    detail: text.detail(preview),
    buttons: isEmpty ? [text.close] : [text.confirm, text.cancel],
    defaultId: 0,
    cancelId: isEmpty ? 0 : 1,
  });
  return !isEmpty && response === 0;
}

/** Shows why a file was refused as a whole, with the places of its errors. */
export async function showFileProblems(
  file: string,
  problems: readonly FileProblem[],
): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    title: text.title,
    message: text.refused(path.basename(file)),
    detail: problemLines(problems),
    buttons: [text.close],
  });
}
