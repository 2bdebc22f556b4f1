import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../storage/db.ts';
import { StorageError } from '../storage/storage-error.ts';

const kept = 10;
const name = /^reviews-v\d+-\d{8}T\d{9}Z\.db$/;

/**
 * A whole copy of `reviews.db` in `backups/`, made by SQLite itself, never by copying a live file. It
 * gets its name only when it is complete. The newest ten stay.
 */
export function backUp(db: Db, folder: string, version: number, nowMs: number): string {
  const place = path.join(folder, 'backups');
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '');
  const file = path.join(place, `reviews-v${version}-${stamp}.db`);
  const unfinished = `${file}.part`;
  try {
    mkdirSync(place, { recursive: true });
    rmSync(unfinished, { force: true });
    db.run('VACUUM INTO ?', unfinished);
    if (existsSync(file)) rmSync(file);
    renameSync(unfinished, file);
    for (const old of olderThanKept(place)) rmSync(path.join(place, old));
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(file, error);
  }
  return file;
}

const olderThanKept = (place: string): readonly string[] =>
  readdirSync(place)
    .filter((entry) => name.test(entry))
    .toSorted((a, b) => ageOf(a).localeCompare(ageOf(b)))
    .slice(0, -kept);

/** By date, since a name begins with the version. */
const ageOf = (entry: string): string => entry.split('-').at(-1) ?? '';
