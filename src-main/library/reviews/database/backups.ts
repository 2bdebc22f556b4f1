import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../../db/db.ts';
import { StorageError } from '../../db/storage-error.ts';

const maxBackups = 10;
const backupName = /^reviews-v\d+-\d{8}T\d{9}Z\.db$/;

/**
 * Makes a full copy of `reviews.db` in `backups/` through SQLite, because copying a file in use could
 * damage the copy. The copy gets its final name when it is complete. The newest ten are kept.
 */
export function backUp(db: Db, folder: string, version: number, nowMs: number): string {
  const backupFolder = path.join(folder, 'backups');
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '');
  const file = path.join(backupFolder, `reviews-v${version}-${stamp}.db`);
  const partialFile = `${file}.part`;
  try {
    mkdirSync(backupFolder, { recursive: true });
    rmSync(partialFile, { force: true });
    db.run('VACUUM INTO ?', partialFile);
    if (existsSync(file)) rmSync(file);
    renameSync(partialFile, file);
    for (const old of backupsToDelete(backupFolder)) rmSync(path.join(backupFolder, old));
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(file, error);
  }
  return file;
}

const backupsToDelete = (place: string): readonly string[] =>
  readdirSync(place)
    .filter((entry) => backupName.test(entry))
    .toSorted((a, b) => timestampOf(a).localeCompare(timestampOf(b)))
    .slice(0, -maxBackups);

/** The end of the name. Names start with the version, so sorting by name would not sort by date. */
const timestampOf = (entry: string): string => entry.split('-').at(-1) ?? '';
