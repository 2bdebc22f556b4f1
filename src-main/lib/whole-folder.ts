import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import { fileError, isFileError } from './file-error.ts';
import { codeOf, makeFolder } from './whole-file.ts';

/**
 * Fills a folder beside its target and renames it when it is complete, as `writeWholeFile` does with a file.
 * A target that holds something is refused, because a folder is never replaced.
 */
export async function writeWholeFolder<T>(
  folder: string,
  fill: (partial: string) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const partial = `${folder}.${randomUUID().slice(0, 8)}.part`;
  try {
    await refuseTaken(folder);
    await makeFolder(path.dirname(folder));
    await mkdir(partial);
    const filled = await fill(partial);
    if (filled.ok) await putInPlace(partial, folder);
    else await removeFolder(partial);
    return filled;
  } catch (error) {
    await removeFolder(partial).catch(() => undefined);
    if (!isFileError(error)) throw error;
    return err(fileError(error, folder));
  }
}

const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });

/** An empty folder may be replaced; on Windows, only after it is removed. */
async function putInPlace(partial: string, folder: string): Promise<void> {
  await refuseTaken(folder);
  await rmdir(folder).catch(() => undefined);
  await rename(partial, folder);
}

async function refuseTaken(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return;
  throw Object.assign(new Error('It exists already and is not empty'), {
    code: 'ENOTEMPTY',
    syscall: 'rename',
  });
}
