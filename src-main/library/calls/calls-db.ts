import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openDb, userVersion, type Db } from '../db/db.ts';
import { isUnreadable, StorageError } from '../db/storage-error.ts';
import { callsSchema, callsVersion } from './schema.ts';

export interface OpenedCallsDb {
  readonly db: Db;
  /** True if an unreadable or outdated cache was replaced, so that all calls have to be fetched again. */
  readonly rebuilt: boolean;
}

export const callsFile = 'calls.db';
const unreadableFile = 'calls.unreadable.db';

/**
 * Opens the cache of a workspace. An unreadable cache is moved aside and replaced; one of another
 * version is replaced without keeping it, since all of it can be fetched again.
 */
export function openCallsDb(folder: string): OpenedCallsDb {
  const file = path.join(folder, callsFile);
  try {
    const db = tryOpen(file);
    if (db !== undefined) return { db, rebuilt: false };
    deleteCache(file);
  } catch (error) {
    if (!(error instanceof StorageError && isUnreadable(error))) throw error;
  }
  return { db: recreateCallsDb(folder), rebuilt: true };
}

/** Moves the current file aside, over any earlier one, and creates an empty cache. */
export function recreateCallsDb(folder: string): Db {
  const file = path.join(folder, callsFile);
  const aside = path.join(folder, unreadableFile);
  try {
    rmSync(aside, { force: true });
    if (existsSync(file)) renameSync(file, aside);
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
  } catch (error) {
    throw new StorageError(file, error);
  }
  const db = tryOpen(file);
  if (db === undefined) throw new Error('A new calls.db has an unexpected version');
  return db;
}

function deleteCache(file: string): void {
  try {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  } catch (error) {
    throw new StorageError(file, error);
  }
}

/** Undefined if another version of Earmark wrote the file. */
function tryOpen(file: string): Db | undefined {
  const db = openDb(file, { synchronous: 'NORMAL', cacheMb: 64, logPages: 10_000 });
  try {
    const isNew = db.first('SELECT 1 FROM sqlite_schema LIMIT 1') === undefined;
    if (isNew) {
      db.transaction(() => {
        db.exec(callsSchema);
      });
    }
    if (userVersion(db) === callsVersion) return db;
    db.close();
    return undefined;
  } catch (error) {
    db.close();
    throw error;
  }
}
