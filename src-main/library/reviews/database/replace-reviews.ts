import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';
import { openDb, openReadOnlyDb } from '../../db/db.ts';
import { isUnreadable, StorageError } from '../../db/storage-error.ts';
import { backUp, flush } from './backups.ts';
import { checkCopy, countsOf } from './check-copy.ts';
import { manifestTable } from './expected-schema.ts';
import { closedFile, inUseFile, reviewsFile } from './inspect-reviews.ts';

const replacedFolder = 'replaced';
const maxReplaced = 5;
const databaseFiles = ['', '-wal', '-shm'] as const;

/**
 * Puts a checked copy in the place of the reviews, which must be closed. The current reviews are backed
 * up if they can be read, and their files are kept in `replaced/` in any case. A crash at any point
 * leaves either the old reviews, the new ones, or none; the last is reported at the next opening.
 */
export function replaceReviews(
  folder: string,
  source: string,
  nowMs: number,
): Result<true, AppError> {
  const checked = checkCopy(source);
  if (!checked.ok) return checked;
  const file = path.join(folder, reviewsFile);
  const partialFile = `${file}.part`;
  try {
    // A log that an interrupted attempt left behind must not be applied to this copy.
    for (const end of databaseFiles) rmSync(partialFile + end, { force: true });
    copyFileSync(source, partialFile);
    removeManifest(partialFile);
    flush(partialFile);
    backUpCurrent(folder, nowMs);
    moveAside(folder, nowMs);
    renameSync(partialFile, file);
    flush(file);
    for (const name of [inUseFile, closedFile]) rmSync(path.join(folder, name), { force: true });
  } catch (error) {
    rmSync(partialFile, { force: true });
    throw error instanceof StorageError ? error : new StorageError(file, error);
  }
  return ok(true);
}

/** Copies the files of the reviews as they are, before SQLite repairs or truncates them. */
export function keepCopy(folder: string, nowMs: number): void {
  try {
    const aside = replacedPath(folder, nowMs);
    for (const end of databaseFiles) {
      const file = path.join(folder, reviewsFile + end);
      if (!existsSync(file)) continue;
      mkdirSync(aside, { recursive: true });
      copyFileSync(file, path.join(aside, reviewsFile + end));
    }
    deleteOldest(folder);
  } catch (error) {
    throw new StorageError(path.join(folder, replacedFolder), error);
  }
}

/** The database first: if its log were moved first, a crash would leave reviews without their edits. */
function moveAside(folder: string, nowMs: number): void {
  const aside = replacedPath(folder, nowMs);
  for (const end of databaseFiles) {
    const file = path.join(folder, reviewsFile + end);
    if (!existsSync(file)) continue;
    mkdirSync(aside, { recursive: true });
    renameSync(file, path.join(aside, reviewsFile + end));
  }
  deleteOldest(folder);
}

const replacedPath = (folder: string, nowMs: number): string =>
  path.join(folder, replacedFolder, new Date(nowMs).toISOString().replaceAll(/[-:.]/gu, ''));

function deleteOldest(folder: string): void {
  const place = path.join(folder, replacedFolder);
  const names = existsSync(place) ? readdirSync(place).toSorted() : [];
  for (const name of names.slice(0, -maxReplaced)) {
    rmSync(path.join(place, name), { recursive: true, force: true });
  }
}

function backUpCurrent(folder: string, nowMs: number): void {
  const file = path.join(folder, reviewsFile);
  if (countsOf(file) === undefined) return;
  const db = openReadOnlyDb(file);
  try {
    backUp(db, folder, nowMs);
  } catch (error) {
    // Damaged reviews can't be backed up, but their files are kept.
    if (!(error instanceof StorageError && isUnreadable(error))) throw error;
  } finally {
    db.close();
  }
}

/** A workspace file carries a manifest, which a reviews database does not have. */
function removeManifest(file: string): void {
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
  try {
    db.exec(`DROP TABLE IF EXISTS ${manifestTable}`);
  } finally {
    db.close();
  }
}
