import { rm } from 'node:fs/promises';
import type { AppError } from '../../src-shared/errors.ts';
import { fileError } from '../../src-shared/file-error.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

/** Deletes a workspace's folder and everything in it; one that is gone already is no failure. */
export async function removeFolder(folder: string): Promise<Result<true, AppError>> {
  try {
    await rm(folder, { recursive: true, force: true });
    return ok(true);
  } catch (error) {
    return err(fileError(error, folder));
  }
}
