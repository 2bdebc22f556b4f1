import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { openReadOnlyDb, userVersion, type Db } from '../../db/db.ts';
import { StorageError } from '../../db/storage-error.ts';
import { backupFolder } from './backups.ts';
import { schemaDamage } from './expected-schema.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { missingEdits, readReviewsState, type ReviewsState } from './reviews-state.ts';

export const reviewsFile = 'reviews.db';
/** Exists while the reviews are open, and after a crash. */
export const inUseFile = 'reviews.open';
/** The size and time of `reviews.db` when it was last closed. */
export const closedFile = 'reviews.closed';

export interface Inspection {
  /** What the calls database knows of the reviews; undefined if it knows nothing. */
  readonly known: ReviewsState | undefined;
  /** Nobody has changed the file since it was closed, so its tables need no check. */
  readonly isAsClosed: boolean;
}

/**
 * Looks at the reviews without changing a byte: missing or damaged ones, ones of a newer version, and
 * ones without edits that had been stored. SQLite itself would create, repair or truncate the files.
 */
export function inspectReviews(folder: string, inspection: Inspection): Result<true, AppError> {
  const file = path.join(folder, reviewsFile);
  const stat = statSync(file, { throwIfNoEntry: false });
  const isEmpty = stat === undefined || (stat.isFile() && stat.size <= 1);
  if (isEmpty) return expectNew(folder, inspection);
  const damage = headerDamage(file);
  if (damage !== undefined) return err({ kind: 'library-unreadable', path: file, detail: damage });
  const db = openReadOnlyDb(file);
  try {
    // A crash may leave a database without tables, before the first migration.
    const hasTables = db.first('SELECT 1 FROM sqlite_schema LIMIT 1') !== undefined;
    return hasTables || userVersion(db) !== 0
      ? inspectTables(db, inspection)
      : expectNew(folder, inspection);
  } finally {
    db.close();
  }
}

function expectNew(folder: string, { known }: Inspection): Result<true, AppError> {
  return hadReviews(folder, known)
    ? err({ kind: 'reviews-missing', path: path.join(folder, reviewsFile) })
    : ok(true);
}

const hadReviews = (folder: string, known: ReviewsState | undefined): boolean =>
  (known !== undefined && known.history + known.turn > 0) ||
  existsSync(path.join(folder, inUseFile)) ||
  existsSync(path.join(folder, closedFile)) ||
  hasLog(path.join(folder, reviewsFile)) ||
  hasBackups(folder);

const hasLog = (file: string): boolean =>
  (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

function hasBackups(folder: string): boolean {
  try {
    return readdirSync(backupFolder(folder)).length > 0;
  } catch {
    return false;
  }
}

const headerBytes = 100;

/** Compares the header with the size of the file, which SQLite does not do. */
function headerDamage(file: string): string | undefined {
  const { header, bytes } = readHeader(file);
  if (header.length < headerBytes || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    return 'the file is not a database';
  }
  // The log may hold pages that the file lacks.
  if (hasLog(file)) return undefined;
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65_536 : stored;
  const pages = header.readUInt32BE(28);
  // The page count is valid only if these two counters agree.
  const isCounted = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isCounted && bytes < pages * pageBytes ? 'the end of the file is missing' : undefined;
}

function readHeader(file: string): { readonly header: Buffer; readonly bytes: number } {
  try {
    const handle = openSync(file, 'r');
    try {
      const header = Buffer.alloc(headerBytes);
      const read = readSync(handle, header, 0, headerBytes, 0);
      return { header: header.subarray(0, read), bytes: statSync(file).size };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new StorageError(file, error);
  }
}

function inspectTables(db: Db, inspection: Inspection): Result<true, AppError> {
  const version = userVersion(db);
  const newest = allMigrations.at(-1)?.version ?? 0;
  if (version > newest) return err({ kind: 'library-newer', path: db.file, version });
  const isTrusted = inspection.isAsClosed && version === newest;
  const detail = isTrusted ? undefined : (schemaDamage(db) ?? findDamage(db));
  if (detail !== undefined) return err({ kind: 'library-unreadable', path: db.file, detail });
  if (inspection.known === undefined) return ok(true);
  const missing = missingEdits(readReviewsState(db), inspection.known);
  return missing === 0 ? ok(true) : err({ kind: 'reviews-outdated', path: db.file, missing });
}

/**
 * Checks every table except the snapshots. They are by far the largest table, and checking them would
 * take seconds. They are only read.
 */
function findDamage(db: Db): string | undefined {
  const tables = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema
     WHERE type = 'table' AND name <> 'snapshots' AND name NOT LIKE 'sqlite_%'`,
  );
  for (const { name } of tables) {
    const verdict = db.first<{ quick_check: string }>(`PRAGMA quick_check("${name}")`)?.quick_check;
    if (verdict !== 'ok') return verdict ?? `${name} could not be checked`;
  }
  return undefined;
}
