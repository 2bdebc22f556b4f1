import type { Db } from '../db/db.ts';

/** Places a millisecond has; the key of a call that began at `ms` lies in `ms * 1024 … + 1023`. */
const keysPerMs = 1024;
/** The last millisecond whose keys are still whole numbers to JavaScript (the year 2248). */
const lastMs = 2 ** 43 - 1;

/**
 * A free key for a call, in the order of call time. A call that has not begun stands at the time it was
 * first seen and moves when its start is known.
 */
export function freeRowKey(db: Db, startMs: number | undefined, firstSeenMs: number): number {
  const base = firstRowKeyOfMs(startMs ?? firstSeenMs);
  const last = db.first<{ key: number }>(
    'SELECT key FROM calls WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT 1',
    base,
    base + keysPerMs,
  );
  if (last === undefined) return base;
  let key = last.key + 1;
  while (db.first('SELECT 1 FROM calls WHERE key = ?', key) !== undefined) key += 1;
  return key;
}

/** True when a call with this key and start need not move. */
export function isInTimeOrder(key: number, startMs: number | undefined): boolean {
  if (startMs === undefined) return true;
  const base = firstRowKeyOfMs(startMs);
  // A crowded millisecond spills over into the next ones.
  return key >= base && key < base + 16 * keysPerMs;
}

/** The lowest key of a moment. */
export function firstRowKeyOfMs(ms: number): number {
  return Math.min(Math.max(0, Math.floor(ms)), lastMs) * keysPerMs;
}
