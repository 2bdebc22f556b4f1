import type { AppError } from '../../src-shared/errors.ts';

/** What the disk said of a file, in the app's own terms; `path` is the one the reviewer knows of. */
export function fileError(error: unknown, path: string): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', path };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'file-denied', path, detail };
}
