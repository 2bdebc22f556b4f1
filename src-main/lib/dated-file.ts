import { access } from 'node:fs/promises';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { fileError } from './file-error.ts';
import { freeFileName } from './free-file-name.ts';
import { localDay } from './local-day.ts';
import { writeWholeContent } from './whole-file.ts';

export interface DatedFile {
  readonly folder: string;
  /** What the file is of, in any letters: `calibration November`. */
  readonly title: string;
  readonly extension: string;
  readonly now: Date;
  readonly content: string | Uint8Array;
}

/**
 * Writes a file under a name with its title and the day that no other file in the folder has:
 * `earmark-calibration-november-2026-11-20.json`, then `…-2.json`.
 */
export async function writeDatedFile({
  folder,
  title,
  extension,
  now,
  content,
}: DatedFile): Promise<Result<{ readonly path: string }, AppError>> {
  const file = await freeFileName(folder, `earmark-${slug(title)}-${localDay(now)}`, extension);
  try {
    // A folder that the reviewer has chosen and that is gone is not created anew.
    await access(folder);
  } catch (error) {
    return err(fileError(error, file));
  }
  const written = await writeWholeContent(file, content);
  return written.ok ? ok({ path: file }) : written;
}

/** Any title becomes a plain name. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60) || 'export';
