import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RecordingInfo } from '../../../src-shared/recording.ts';

export type Variant = RecordingInfo['variant'];

/**
 * The files of one recording of a call. Their names are hashes, so that no id can lead to a path outside the
 * folder.
 */
export interface FileNames {
  readonly folder: string;
  /** The file while it is being downloaded. */
  readonly part: string;
  /** What is needed to resume the download after a restart. */
  readonly partSidecar: string;
  /** Names the content of a complete recording. */
  readonly sidecar: string;
}

export const fileNames = (folder: string, callId: string, variant: Variant): FileNames =>
  fileNamesFor(folder, createHash('sha256').update(`${callId}\n${variant}`).digest('hex'));

/** As {@link fileNames}, by the name without its extension. */
export function fileNamesFor(folder: string, name: string): FileNames {
  const base = path.join(folder, name);
  return {
    folder,
    part: `${base}.part`,
    partSidecar: `${base}.part.json`,
    sidecar: `${base}.json`,
  };
}

/** A complete recording, named by its content, so that several calls can share one file. */
export const recordingFile = (folder: string, sha256: string): string =>
  path.join(folder, `${sha256}.sound`);

/** Where the library stores the peaks of a complete recording. */
export const peaksFile = (file: string): string => `${file}.peaks`;

const extensions = [
  'sound',
  'sound.peaks',
  'sound.peaks.part',
  'part',
  'part.json',
  'json',
  'json.new',
] as const;
const cacheFilePattern = new RegExp(
  `^([0-9a-f]{64})\\.(${extensions.join('|').replaceAll('.', '\\.')})$`,
  'u',
);

/** A file of the cache, with its name split at the first dot. */
export interface CacheFile {
  readonly name: string;
  readonly base: string;
  readonly extension: (typeof extensions)[number];
}

/** Files with any other name are neither counted nor removed. */
export function parseCacheFile(name: string): CacheFile | undefined {
  const [, base, extension] = cacheFilePattern.exec(name) ?? [];
  const known = extensions.find((each) => each === extension);
  return base === undefined || known === undefined ? undefined : { name, base, extension: known };
}

/** Files that are removed together: a recording with its peaks, or a partial download with its sidecar. */
export interface CacheUnit {
  /** The recording itself. */
  readonly file: string;
  /** Files that are useless without it. */
  readonly companions: readonly string[];
  readonly bytes: number;
  readonly usedMs: number;
}

/** Everything that uses space in the cache. Content that several calls share counts once. */
export async function cacheUnits(folder: string): Promise<readonly CacheUnit[]> {
  const files = await cacheFiles(folder);
  const units = await Promise.all(
    files
      .filter(({ extension }) => extension === 'sound' || extension === 'part')
      .map(async ({ name }) => {
        const file = path.join(folder, name);
        const info = await stat(file).catch(() => undefined);
        if (info === undefined) return [];
        const companions = files
          .filter((other) => other.name.startsWith(`${name}.`))
          .map((other) => path.join(folder, other.name));
        const companionBytes = await Promise.all(companions.map(sizeOf));
        const bytes = companionBytes.reduce((sum, size) => sum + size, info.size);
        return [{ file, companions, bytes, usedMs: info.atimeMs }];
      }),
  );
  return units.flat();
}

/** The files of the cache; other files in the folder are ignored. */
export async function cacheFiles(folder: string): Promise<readonly CacheFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => parseCacheFile(name) ?? []);
}

/** False when the file can't be removed now, for example because it is open elsewhere. */
export const tryRemove = (file: string): Promise<boolean> =>
  rm(file, { force: true }).then(
    () => true,
    () => false,
  );

const sizeOf = async (file: string): Promise<number> =>
  (await stat(file).catch(() => undefined))?.size ?? 0;
