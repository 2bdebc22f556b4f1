import path from 'node:path';
import { createHash } from 'node:crypto';
import type { RecordingInfo } from '../../../src-shared/recording.ts';
import { readdir, rm, stat } from 'node:fs/promises';

export type Variant = RecordingInfo['variant'];

/** What lies there for one recording of a call. Made of a hash, so that no id can name a path outside the folder. */
export interface FileNames {
  readonly folder: string;
  /** While it is being downloaded. */
  readonly part: string;
  /** What is needed to go on with the part after a restart. */
  readonly partSidecar: string;
  /** Says which content the recording is, once it is whole. */
  readonly sidecar: string;
}

export const fileNames = (folder: string, callId: string, variant: Variant): FileNames =>
  fileNamesFor(folder, createHash('sha256').update(`${callId}\n${variant}`).digest('hex'));

/** As {@link fileNames}, by the name that stands before the ending. */
export function fileNamesFor(folder: string, name: string): FileNames {
  const base = path.join(folder, name);
  return {
    folder,
    part: `${base}.part`,
    partSidecar: `${base}.part.json`,
    sidecar: `${base}.json`,
  };
}

/** A whole recording, named by what is in it: the same sound of several calls lies there once. */
export const recordingFile = (folder: string, sha256: string): string =>
  path.join(folder, `${sha256}.sound`);

/** Where the library puts the peaks of a whole recording. */
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

/** A file of the cache, its name taken apart. */
export interface CacheFile {
  readonly name: string;
  readonly base: string;
  readonly extension: (typeof extensions)[number];
}

/** Only files that are named as here are ever counted or removed. */
export function parseCacheFile(name: string): CacheFile | undefined {
  const [, base, ending] = cacheFilePattern.exec(name) ?? [];
  const known = extensions.find((each) => each === ending);
  return base === undefined || known === undefined ? undefined : { name, base, extension: known };
}

/** What can only go as a whole: a recording with its peaks, or a part with its note. */
export interface CacheUnit {
  /** The recording itself. */
  readonly file: string;
  /** What is of no use without it. */
  readonly beside: readonly string[];
  readonly bytes: number;
  readonly usedMs: number;
}

/** Everything that takes room in the cache, each content once however many calls have it. */
export async function cacheUnits(folder: string): Promise<readonly CacheUnit[]> {
  const files = await cacheFiles(folder);
  const units = await Promise.all(
    files
      .filter(({ extension: ending }) => ending === 'sound' || ending === 'part')
      .map(async ({ name }) => {
        const file = path.join(folder, name);
        const info = await stat(file).catch(() => undefined);
        if (info === undefined) return [];
        const beside = files
          .filter((other) => other.name.startsWith(`${name}.`))
          .map((other) => path.join(folder, other.name));
        const besideBytes = await Promise.all(beside.map(sizeOf));
        const bytes = besideBytes.reduce((sum, size) => sum + size, info.size);
        return [{ file, beside, bytes, usedMs: info.atimeMs }];
      }),
  );
  return units.flat();
}

/** The files of the cache; what else lies there is nobody's business. */
export async function cacheFiles(folder: string): Promise<readonly CacheFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => parseCacheFile(name) ?? []);
}

/** False of one that can't be removed now (open elsewhere): it is tried again next time. */
export const tryRemove = (file: string): Promise<boolean> =>
  rm(file, { force: true }).then(
    () => true,
    () => false,
  );

const sizeOf = async (file: string): Promise<number> =>
  (await stat(file).catch(() => undefined))?.size ?? 0;
