import { statSync } from 'node:fs';
import type { ReviewCounts } from '../../../../src-shared/backup.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { openReadOnlyDb, userVersion, type Db } from '../../db/db.ts';
import { StorageError, storageFailure } from '../../db/storage-error.ts';
import { integrityDamage } from './backups.ts';
import { schemaDamage } from './expected-schema.ts';
import { allMigrations } from './migrations/all-migrations.ts';

/** Checks a whole copy of the reviews before it replaces them: every page, and every table's columns. */
export function checkCopy(file: string): Result<ReviewCounts, AppError> {
  try {
    const counted = readCopy(file, (db) => {
      const version = userVersion(db);
      const newest = allMigrations.at(-1)?.version ?? 0;
      if (version > newest) return err({ kind: 'library-newer', path: file, version } as const);
      const detail = schemaDamage(db);
      return detail === undefined ? ok(countReviews(db)) : unreadable(file, detail);
    });
    if (!counted.ok) return counted;
    const detail = integrityDamage(file);
    return detail === undefined ? counted : unreadable(file, detail);
  } catch (error) {
    return failureOf(file, error);
  }
}

/** The numbers alone, without a check of every page; undefined if they can't be read. */
export function countsOf(file: string): ReviewCounts | undefined {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return undefined;
  try {
    return readCopy(file, countReviews);
  } catch (error) {
    if (error instanceof StorageError) return undefined;
    throw error;
  }
}

function readCopy<T>(file: string, read: (db: Db) => T): T {
  const db = openReadOnlyDb(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** Works for a database of any version. */
function countReviews(db: Db): ReviewCounts {
  const row = db.first<Omit<ReviewCounts, 'newestEditMs'> & { newest: number | null }>(
    `SELECT (SELECT count(*) FROM reviews) AS reviews,
       (SELECT count(*) FROM reviews WHERE state = 'submitted') AS submitted,
       (SELECT count(*) FROM applied_tags) AS appliedTags,
       (SELECT count(*) FROM history) AS edits,
       (SELECT at_ms FROM history ORDER BY id DESC LIMIT 1) AS newest`,
  );
  const { newest = null, ...counts } = row ?? {
    reviews: 0,
    submitted: 0,
    appliedTags: 0,
    edits: 0,
  };
  return newest === null ? counts : { ...counts, newestEditMs: newest };
}

const unreadable = (path: string, detail: string): Result<never, AppError> =>
  err({ kind: 'library-unreadable', path, detail });

function failureOf(file: string, error: unknown): Result<never, AppError> {
  const failure = error instanceof StorageError ? storageFailure(error) : undefined;
  return failure === undefined ? unreadable(file, String(error)) : err(failure);
}
