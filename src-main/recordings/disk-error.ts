import type { AppError } from '../../src-shared/errors.ts';

/** What the disk said, as the reviewer can understand it. */
export function diskError(error: unknown, path: string): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', path };
  return {
    kind: 'file-denied',
    path,
    detail: error instanceof Error ? error.message : String(error),
  };
}
