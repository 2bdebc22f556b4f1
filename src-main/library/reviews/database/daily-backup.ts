import type { Db } from '../../db/db.ts';
import { backUp, listBackups } from './backups.ts';
import { readReviewsState } from './reviews-state.ts';

const dayMs = 24 * 60 * 60_000;

/** Backs up the reviews if there are edits and the newest backup is older than a day. */
export function backUpDaily(db: Db, folder: string, nowMs: number): string | undefined {
  const { history, turn } = readReviewsState(db);
  if (history + turn === 0) return undefined;
  const ageMs = nowMs - (listBackups(folder)[0]?.madeMs ?? Number.NEGATIVE_INFINITY);
  // A backup from the future was made before the clock was set back.
  return ageMs >= 0 && ageMs < dayMs ? undefined : backUp(db, folder, nowMs);
}
