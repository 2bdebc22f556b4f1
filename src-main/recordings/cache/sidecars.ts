import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { recordingFile, type FileNames } from './cache-files.ts';

const ContentSidecarSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  bytes: z.number().int().positive(),
});

/** Which content a call's recording is. */
export type ContentSidecar = z.infer<typeof ContentSidecarSchema>;

/** A whole recording on the disk. */
export interface StoredRecording {
  readonly file: string;
  readonly bytes: number;
}

/** The recording of a call, when all of it is on the disk: a file of another length is none. */
export async function findStored(names: FileNames): Promise<StoredRecording | undefined> {
  const sidecar = await readContentSidecar(names.sidecar);
  if (sidecar === undefined) return undefined;
  const file = recordingFile(names.folder, sidecar.sha256);
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return undefined;
  if (info.isFile() && info.size === sidecar.bytes) return { file, bytes: sidecar.bytes };
  await rm(file, { force: true }).catch(() => undefined);
  return undefined;
}

/** Undefined when there is none, or none that makes sense. */
export async function readContentSidecar(file: string): Promise<ContentSidecar | undefined> {
  try {
    return ContentSidecarSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Gives a whole file the name of its content, or takes it away where that lies there already. The note
 * comes first: if the app ends between the two, the file is still a part that can be gone on with, and
 * a note that names nothing yet counts as none. `isThere` hears the name before anything is taken away.
 */
export async function storeByContent(
  names: FileNames,
  { file, ...sidecar }: ContentSidecar & { readonly file: string },
  stored: (target: string) => void,
): Promise<void> {
  const target = recordingFile(names.folder, sidecar.sha256);
  const unfinished = `${names.sidecar}.new`;
  await writeFile(unfinished, JSON.stringify(sidecar));
  await rename(unfinished, names.sidecar);
  if ((await findStored(names)) === undefined) {
    await rename(file, target);
    stored(target);
  } else {
    stored(target);
    await rm(file, { force: true });
  }
}

const PartSidecarSchema = z.object({
  validator: z.string().min(1),
  totalBytes: z.number().int().positive(),
});

/** Which bytes a part belongs to, so that only the same file is gone on with. */
export type PartSidecar = z.infer<typeof PartSidecarSchema>;

export interface FoundPart extends PartSidecar {
  readonly bytes: number;
}

/** A part that can be gone on with or is whole; `undefined` when there is none or nothing is known of it. */
export async function findPart(names: FileNames): Promise<FoundPart | undefined> {
  try {
    const [{ size }, text] = await Promise.all([
      stat(names.part),
      readFile(names.partSidecar, 'utf8'),
    ]);
    const sidecar = PartSidecarSchema.parse(JSON.parse(text));
    return size > 0 && size <= sidecar.totalBytes ? { ...sidecar, bytes: size } : undefined;
  } catch {
    return undefined;
  }
}

export const writePartSidecar = (names: FileNames, sidecar: PartSidecar): Promise<void> =>
  writeFile(names.partSidecar, JSON.stringify(sidecar));
