import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { AppError } from '../../src-shared/errors.ts';
import { fileError } from '../lib/file-error.ts';
import { shortcutsFileText } from '../../src-shared/shortcuts-file.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

/** Writes the reviewer's shortcuts to `earmark-keys.json` and replaces an older file. */
export async function exportShortcuts(
  folder: string,
  shortcuts: Readonly<Record<string, readonly string[]>>,
): Promise<Result<{ readonly path: string }, AppError>> {
  const file = path.join(folder, 'earmark-keys.json');
  try {
    await writeFileAtomic(file, shortcutsFileText(shortcuts));
    return ok({ path: file });
  } catch (error) {
    return err(fileError(error, file));
  }
}
