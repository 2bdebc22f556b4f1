import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { ourFile, type OurFile } from './file-names.ts';

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
  const files = await ourFiles(folder);
  const units = await Promise.all(
    files
      .filter(({ ending }) => ending === 'sound' || ending === 'part')
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
export async function ourFiles(folder: string): Promise<readonly OurFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => ourFile(name) ?? []);
}

/** False of one that can't be removed now (open elsewhere): it is tried again next time. */
export const isRemoved = (file: string): Promise<boolean> =>
  rm(file, { force: true }).then(
    () => true,
    () => false,
  );

const sizeOf = async (file: string): Promise<number> =>
  (await stat(file).catch(() => undefined))?.size ?? 0;
