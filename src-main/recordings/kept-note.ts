import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { soundFile, type FileNames } from './file-names.ts';

const Note = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  bytes: z.number().int().positive(),
});

/** Which content a call's recording is. */
export type KeptNote = z.infer<typeof Note>;

/** A whole recording on the disk. */
export interface KeptSound {
  readonly file: string;
  readonly bytes: number;
}

/** The recording of a call, when all of it is on the disk: a file of another length is none. */
export async function findKept(names: FileNames): Promise<KeptSound | undefined> {
  const note = await readKeptNote(names.note);
  if (note === undefined) return undefined;
  const file = soundFile(names.folder, note.sha256);
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return undefined;
  if (info.isFile() && info.size === note.bytes) return { file, bytes: note.bytes };
  await rm(file, { force: true }).catch(() => undefined);
  return undefined;
}

/** Undefined when there is none, or none that makes sense. */
export async function readKeptNote(file: string): Promise<KeptNote | undefined> {
  try {
    return Note.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Gives a whole file the name of its content, or takes it away where that lies there already. The note
 * comes first: if the app ends between the two, the file is still a part that can be gone on with, and
 * a note that names nothing yet counts as none. `isThere` hears the name before anything is taken away.
 */
export async function keepSound(
  names: FileNames,
  { file, ...note }: KeptNote & { readonly file: string },
  isThere: (sound: string) => void,
): Promise<void> {
  const sound = soundFile(names.folder, note.sha256);
  const unfinished = `${names.note}.new`;
  await writeFile(unfinished, JSON.stringify(note));
  await rename(unfinished, names.note);
  if ((await findKept(names)) === undefined) {
    await rename(file, sound);
    isThere(sound);
  } else {
    isThere(sound);
    await rm(file, { force: true });
  }
}
