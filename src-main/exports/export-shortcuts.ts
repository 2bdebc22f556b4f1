import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import { writeWholeContent } from '../lib/whole-file.ts';
import { shortcutsFileText } from '../../src-shared/shortcuts-file.ts';
import { ok, type Result } from '../../src-shared/result.ts';

/** Writes the reviewer's shortcuts to `earmark-keys.json` and replaces an older file. */
export async function exportShortcuts(
  folder: string,
  shortcuts: Readonly<Record<string, readonly string[]>>,
): Promise<Result<{ readonly path: string }, AppError>> {
  const file = path.join(folder, 'earmark-keys.json');
  const written = await writeWholeContent(file, shortcutsFileText(shortcuts));
  return written.ok ? ok({ path: file }) : written;
}
