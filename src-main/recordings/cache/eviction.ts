import { stat, utimes } from 'node:fs/promises';
import { cacheUnits, tryRemove } from './cache-files.ts';

/**
 * Removes the recordings that were opened longest ago until the rest fits, and says how much room that
 * takes. `isInUse` is asked at the last moment: what is played or downloaded stays whatever the limit
 * says.
 */
export async function evict(
  folder: string,
  limitBytes: number,
  isInUse: (file: string) => boolean,
): Promise<number> {
  const units = await cacheUnits(folder);
  let total = units.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, beside, bytes } of units.toSorted((a, b) => a.usedMs - b.usedMs)) {
    if (total <= limitBytes) break;
    if (isInUse(file) || !(await tryRemove(file))) continue;
    await Promise.all(beside.map(tryRemove));
    total -= bytes;
  }
  return total;
}

/**
 * Notes that a recording was opened just now, in the time of its last use: the time of its last change
 * stays, because the peaks that lie beside it are known by that. False when it is no longer there.
 */
export async function markUsed(file: string, nowMs: number): Promise<boolean> {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return false;
  await utimes(file, nowMs / 1000, Math.round(info.mtimeMs) / 1000).catch(() => undefined);
  return true;
}
