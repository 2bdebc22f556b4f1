import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { backupNamePattern } from '../../../../src-shared/backup.ts';
import { openReadOnlyDb, userVersion, type Db } from '../../db/db.ts';
import { StorageError } from '../../db/storage-error.ts';

const maxBackups = 10;

/** A copy of `reviews.db` in the backup folder. */
export interface BackupFile {
  /** The name of the file, which identifies the backup. */
  readonly name: string;
  readonly file: string;
  readonly version: number;
  readonly madeMs: number;
}

export const backupFolder = (folder: string): string => path.join(folder, 'backups');

/** The backups of a workspace, newest first. */
export function listBackups(folder: string): readonly BackupFile[] {
  const place = backupFolder(folder);
  const names = existsSync(place) ? readdirSync(place) : [];
  return names
    .flatMap((name): BackupFile[] => {
      const [, version = '', stamp = ''] = backupNamePattern.exec(name) ?? [];
      if (stamp === '') return [];
      const file = path.join(place, name);
      return [{ name, file, version: Number(version), madeMs: timeOf(stamp) }];
    })
    .toSorted((a, b) => b.madeMs - a.madeMs || b.name.localeCompare(a.name));
}

/**
 * Makes a full copy of `reviews.db` in `backups/` through SQLite, because copying a file in use could
 * damage the copy. The copy is checked and flushed to the disk before it gets its final name. A copy
 * that is equal to the newest backup is not kept, so that repeated attempts to migrate never push out
 * older backups. Returns the backup that holds the current state.
 */
export function backUp(db: Db, folder: string, nowMs: number): string {
  const place = backupFolder(folder);
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:.]/gu, '');
  const file = path.join(place, `reviews-v${userVersion(db)}-${stamp}.db`);
  const partialFile = `${file}.part`;
  try {
    mkdirSync(place, { recursive: true });
    rmSync(partialFile, { force: true });
    db.run('VACUUM INTO ?', partialFile);
    const damage = integrityDamage(partialFile);
    if (damage !== undefined) throw new StorageError(db.file, new Error(damage));
    const [newest] = listBackups(folder);
    if (newest !== undefined && hashOf(newest.file) === hashOf(partialFile)) {
      rmSync(partialFile);
      return newest.file;
    }
    flush(partialFile);
    renameSync(partialFile, file);
    deleteOldBackups(folder);
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(file, error);
  }
  return file;
}

/** What SQLite finds wrong with a whole database; undefined if nothing. */
export function integrityDamage(file: string): string | undefined {
  const db = openReadOnlyDb(file);
  try {
    const verdict = db.first<{ integrity_check: string }>('PRAGMA integrity_check(1)');
    const orphan = db.first<{ table: string }>('PRAGMA foreign_key_check');
    if (verdict?.integrity_check !== 'ok') return verdict?.integrity_check ?? 'it is empty';
    return orphan === undefined ? undefined : `a row of ${orphan.table} belongs to nothing`;
  } finally {
    db.close();
  }
}

/**
 * Keeps the newest ten, and the newest of each earlier version, which is the last one before a
 * migration.
 */
function deleteOldBackups(folder: string): void {
  const versions = new Set<number>();
  for (const [index, { file, version }] of listBackups(folder).entries()) {
    const isNewestOfVersion = !versions.has(version);
    versions.add(version);
    if (index >= maxBackups && !isNewestOfVersion) rmSync(file);
  }
}

function timeOf(stamp: string): number {
  const [, year, month, day, hours, minutes, seconds, ms] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/u.exec(stamp) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${ms}Z`) || 0;
}

const hashChunkBytes = 1 << 20;

/** Reads in parts, because a backup may be large. */
function hashOf(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(hashChunkBytes);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(handle, chunk, 0, hashChunkBytes, -1);
      if (read === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}

export function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
