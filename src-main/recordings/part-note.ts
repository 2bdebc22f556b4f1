import { readFile, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { FileNames } from './file-names.ts';

const Note = z.object({ validator: z.string().min(1), totalBytes: z.number().int().positive() });

/** Which bytes a part belongs to, so that only the same file is gone on with. */
export type PartNote = z.infer<typeof Note>;

export interface FoundPart extends PartNote {
  readonly bytes: number;
}

/** A part that can be gone on with or is whole; `undefined` when there is none or nothing is known of it. */
export async function findPart(names: FileNames): Promise<FoundPart | undefined> {
  try {
    const [{ size }, text] = await Promise.all([
      stat(names.part),
      readFile(names.partNote, 'utf8'),
    ]);
    const note = Note.parse(JSON.parse(text));
    return size > 0 && size <= note.totalBytes ? { ...note, bytes: size } : undefined;
  } catch {
    return undefined;
  }
}

export const writeNote = (names: FileNames, note: PartNote): Promise<void> =>
  writeFile(names.partNote, JSON.stringify(note));
