import { stat, utimes } from 'node:fs/promises';
import { cacheUnits, tryRemove } from './cache-files.ts';

/**
 * Removes the least recently opened recordings until the rest fits the limit, and returns the size of the
 * rest. `isInUse` is called right before a removal: what is played or downloaded is never removed.
 */
export async function evict(
  folder: string,
  limitBytes: number,
  isInUse: (file: string) => boolean,
): Promise<number> {
  const units = await cacheUnits(folder);
  let total = units.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, companions, bytes } of units.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (total <= limitBytes) break;
    if (isInUse(file) || !(await tryRemove(file))) continue;
    await Promise.all(companions.map(tryRemove));
    total -= bytes;
  }
  return total;
}

/**
 * Sets the access time of a recording that is being opened. The modification time stays, because the peaks
 * of the recording are identified by it. False when the file no longer exists.
 */
export async function markUsed(file: string, nowMs: number): Promise<boolean> {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return false;
  await utimes(file, nowMs / 1000, Math.round(info.mtimeMs) / 1000).catch(() => undefined);
  return true;
}
