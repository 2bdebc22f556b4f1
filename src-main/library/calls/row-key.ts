import type { Db } from '../db/db.ts';

/** Keys per millisecond: a call that starts at `ms` has a key from `ms * 1024` to `ms * 1024 + 1023`. */
const keysPerMs = 1024;
/** The last millisecond whose keys JavaScript represents exactly (in the year 2248). */
const lastMs = 2 ** 43 - 1;

/**
 * An unused key for a call. Keys follow the start time, so rows are stored in that order. A call that
 * has not started gets a key for the time it was first seen and moves once its start is known.
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

/** False if a call with this start time needs another key. */
export function isInTimeOrder(key: number, startMs: number | undefined): boolean {
  if (startMs === undefined) return true;
  const base = firstRowKeyOfMs(startMs);
  // If a millisecond is full, its calls get keys of the next ones.
  return key >= base && key < base + 16 * keysPerMs;
}

/** The lowest key of a millisecond. */
export function firstRowKeyOfMs(ms: number): number {
  return Math.min(Math.max(0, Math.floor(ms)), lastMs) * keysPerMs;
}
