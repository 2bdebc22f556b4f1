import type { AppError } from '../../src-shared/errors.ts';
import type { ReviewsImportPreview } from '../../src-shared/exports/reviews-import.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import type { FileProblem } from '../../src-shared/file-format.ts';
import type { Library } from '../library/port.ts';

interface ReviewsImportDeps {
  readonly library: Pick<Library, 'request'>;
  /** Asks in the system's own dialog; undefined when no file was chosen. */
  readonly askForReviewsFile: () => Promise<string | undefined>;
  /** Shows what will be taken and what not, and asks outside the page. */
  readonly confirmReviewsImport: (path: string, preview: ReviewsImportPreview) => Promise<boolean>;
  readonly showFileProblems: (path: string, problems: readonly FileProblem[]) => Promise<void>;
}

const cancelled = err<AppError>({ kind: 'cancelled' });

/** Imports the reviews of a file that the reviewer chooses, after they have seen what it would do. */
export const createReviewsImport =
  (deps: ReviewsImportDeps) =>
  async (requestId: string): Promise<Result<EditReceipt, AppError>> => {
    const path = await deps.askForReviewsFile();
    if (path === undefined) return cancelled;
    const checked = await deps.library.request('reviews-file:check', { path });
    if (!checked.ok) return checked;
    if ('problems' in checked.value) {
      await deps.showFileProblems(path, checked.value.problems);
      return cancelled;
    }
    const { preview } = checked.value;
    if (!(await deps.confirmReviewsImport(path, preview))) return cancelled;
    const { contentHash } = preview;
    return deps.library.request('reviews-file:import', { path, contentHash, requestId });
  };
