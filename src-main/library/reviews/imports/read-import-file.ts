import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { FileProblem } from '../../../../src-shared/file-format.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { fileError } from '../../../lib/file-error.ts';

export interface ImportFile<File> {
  readonly file: File;
  /** Identifies the content that was read. */
  readonly contentHash: string;
}

interface ImportFormat<File> {
  readonly maxBytes: number;
  readonly read: (text: string) => Result<File, readonly FileProblem[]>;
}

/** Reads a file that somebody else may have written. The error is one of the disk, not of the content. */
export function readImportFile<File>(
  path: string,
  { maxBytes, read }: ImportFormat<File>,
): Result<ImportFile<File> | { readonly problems: readonly FileProblem[] }, AppError> {
  const text = readLimited(path, maxBytes);
  if (!text.ok) return text;
  if (text.value === undefined) {
    const message = `The file is larger than ${maxBytes / 1024 ** 2} MB.`;
    return ok({ problems: [{ place: '', message }] });
  }
  const file = read(text.value);
  return ok(
    file.ok
      ? { file: file.value, contentHash: hash('sha256', text.value, 'hex') }
      : { problems: file.error },
  );
}

/** Undefined if the file is too large; then none of it is read. */
function readLimited(path: string, maxBytes: number): Result<string | undefined, AppError> {
  try {
    const handle = openSync(path, 'r');
    try {
      const { size } = fstatSync(handle);
      return ok(size > maxBytes ? undefined : readFileSync(handle, 'utf8'));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return err(fileError(error, path));
  }
}
