import { readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { isOurs, peaksBeside, recordingsOfPeaks } from './file-names.ts';

interface Kept {
  readonly file: string;
  /** With the peaks beside it. */
  readonly bytes: number;
  readonly usedMs: number;
}

/**
 * Removes the recordings that were opened longest ago until the rest fits. `inUse` are files being
 * played or downloaded, which stay whatever the limit says.
 */
export async function evict(
  folder: string,
  limitBytes: number,
  inUse: ReadonlySet<string>,
): Promise<readonly string[]> {
  const kept = await keptIn(folder);
  let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const removed: string[] = [];
  for (const { file, bytes } of kept.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (total <= limitBytes) break;
    if (inUse.has(file)) continue;
    if (!(await isRemoved(file))) continue;
    await isRemoved(peaksBeside(file));
    total -= bytes;
    removed.push(file);
  }
  return removed;
}

/** One that can't be removed now (open elsewhere) is tried again next time. */
const isRemoved = (file: string): Promise<boolean> =>
  rm(file, { force: true }).then(
    () => true,
    () => false,
  );

/** Clears away peaks that were left behind by their recording, too. */
async function keptIn(folder: string): Promise<readonly Kept[]> {
  const names = await readdir(folder).catch(() => []);
  const there = new Set(names);
  for (const name of names) {
    const recordings = recordingsOfPeaks(name);
    const isLeft = recordings?.every((recording) => !there.has(recording));
    if (isLeft === true) await isRemoved(path.join(folder, name));
  }
  const kept = await Promise.all(
    names.filter(isOurs).map(async (name) => {
      const file = path.join(folder, name);
      const info = await stat(file).catch(() => undefined);
      if (info === undefined) return [];
      const peaks = await stat(peaksBeside(file)).catch(() => undefined);
      return [{ file, bytes: info.size + (peaks?.size ?? 0), usedMs: info.atimeMs }];
    }),
  );
  return kept.flat();
}

/**
 * Notes that a recording was opened just now, in the time of its last use: the time of its last change
 * stays, because the peaks that lie beside it are known by that.
 */
export async function markUsed(file: string, nowMs: number): Promise<void> {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return;
  await utimes(file, nowMs / 1000, Math.round(info.mtimeMs) / 1000).catch(() => undefined);
}
