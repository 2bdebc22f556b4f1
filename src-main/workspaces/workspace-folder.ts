import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { rm } from 'node:fs/promises';
import type { AppError } from '../../src-shared/errors.ts';
import { fileError } from '../lib/file-error.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

/** What tells a workspace's folder apart when the settings that named it are lost. No key. */
const FolderInfo = z.object({ name: z.string().min(1), baseUrl: z.string().optional() });
export type FolderNote = z.infer<typeof FolderInfo>;

const infoFileIn = (folder: string): string => path.join(folder, 'workspace.json');

/** A note that can't be written now is written the next time that the workspace is opened. */
export async function writeFolderInfo(folder: string, info: FolderNote): Promise<void> {
  const text = `${JSON.stringify(FolderInfo.parse(info), undefined, 2)}\n`;
  await writeFileAtomic(infoFileIn(folder), text).catch(() => undefined);
}

/** Undefined when there is none, or none that can be understood. */
export function readFolderInfo(folder: string): FolderNote | undefined {
  try {
    return FolderInfo.safeParse(JSON.parse(readFileSync(infoFileIn(folder), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Deletes a workspace's folder and everything in it; one that is gone already is no failure. */
export async function removeFolder(folder: string): Promise<Result<true, AppError>> {
  try {
    await rm(folder, { recursive: true, force: true });
    return ok(true);
  } catch (error) {
    return err(fileError(error, folder));
  }
}
