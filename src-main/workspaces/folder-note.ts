import { readFileSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/** What tells a workspace's folder apart when the settings that named it are lost. No key. */
const FolderNote = z.object({ name: z.string().min(1), baseUrl: z.string().optional() });
export type FolderNote = z.infer<typeof FolderNote>;

const noteIn = (folder: string): string => path.join(folder, 'workspace.json');

/** A note that can't be written now is written the next time that the workspace is opened. */
export async function writeFolderNote(folder: string, note: FolderNote): Promise<void> {
  const text = `${JSON.stringify(FolderNote.parse(note), undefined, 2)}\n`;
  await writeFileAtomic(noteIn(folder), text).catch(() => undefined);
}

/** Undefined when there is none, or none that can be understood. */
export function readFolderNote(folder: string): FolderNote | undefined {
  try {
    return FolderNote.safeParse(JSON.parse(readFileSync(noteIn(folder), 'utf8'))).data;
  } catch {
    return undefined;
  }
}
