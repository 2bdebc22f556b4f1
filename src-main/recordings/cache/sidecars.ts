import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { recordingFile, type FileNames } from './cache-files.ts';

const ContentSidecarSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  bytes: z.number().int().positive(),
});

/** Names the content of a call's recording. */
export type ContentSidecar = z.infer<typeof ContentSidecarSchema>;

/** A complete recording on disk. */
export interface StoredRecording {
  readonly file: string;
  readonly bytes: number;
}

/** The complete recording of a call on disk. A file of another length than noted is removed. */
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

/** Undefined when there is none, or an invalid one. */
export async function readContentSidecar(file: string): Promise<ContentSidecar | undefined> {
  try {
    return ContentSidecarSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Names a complete file by its content, or removes it when that content is stored already. The sidecar is
 * written first: if the app ends before the file is renamed, the download can still be resumed, and a
 * sidecar without its content counts as none. `stored` is called with the name before anything is removed.
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

/** Identifies the file that a partial download belongs to, so that only that file is resumed. */
export type PartSidecar = z.infer<typeof PartSidecarSchema>;

/** A partial download, and how many bytes of it are on disk. */
export interface FoundPart extends PartSidecar {
  readonly bytes: number;
}

/** A partial download that can be resumed; `undefined` when there is none or its sidecar is invalid. */
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
