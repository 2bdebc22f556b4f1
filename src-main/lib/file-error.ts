import type { AppError } from '../../src-shared/errors.ts';

/** The error of a file operation in the app's own terms; `path` is the one that the reviewer knows. */
export function fileError(error: unknown, path: string): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // A limit on the size of files ends a write as a full disk does.
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return { kind: 'disk-full', path };
  if (code === 'EBUSY' || code === 'ETXTBSY') return { kind: 'file-in-use', path };
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'EIO') return { kind: 'disk-failed', path, detail };
  return { kind: 'file-denied', path, detail };
}

/** Whether the system reported an error, as opposed to a mistake in our own code. */
export const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error;
