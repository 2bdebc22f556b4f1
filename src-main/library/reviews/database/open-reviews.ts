import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { openDb, type Db } from '../../db/db.ts';
import { StorageError } from '../../db/storage-error.ts';
import { defaultRubric } from './default-rubric.ts';
import { defaultTags } from './default-tags.ts';
import { migrate } from './migrate.ts';
import { writeTags } from '../tables/tag-set.ts';

export interface OpenedReviews {
  readonly db: Db;
  /** Says on the disk that all was closed in order, so that the next opening need not check. */
  close(): void;
}

export const reviewsFile = 'reviews.db';
const inUseFile = 'reviews.open';

/**
 * Opens people's work. It is never rebuilt, overwritten or moved: what can't be read is told, and waits
 * for a person to decide.
 */
export function openReviews(folder: string, nowMs: number): Result<OpenedReviews, AppError> {
  const file = path.join(folder, reviewsFile);
  const inUse = path.join(folder, inUseFile);
  const wasClosed = !existsSync(inUse);
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 8 });
  const closeCleanly = (): void => {
    db.close();
    rmSync(inUse, { force: true });
  };
  try {
    const migrated = migrate(db, { folder, nowMs });
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    const damage = wasClosed ? undefined : findDamage(db);
    if (damage !== undefined) {
      db.close();
      return err({ kind: 'library-unreadable', path: file, detail: damage });
    }
    writeInUseFile(inUse);
    insertDefaults(db, nowMs);
    return ok({ db, close: closeCleanly });
  } catch (error) {
    db.close();
    throw error;
  }
}

function writeInUseFile(file: string): void {
  try {
    writeFileSync(file, '');
  } catch (error) {
    throw new StorageError(file, error);
  }
}

/**
 * Table by table, and not the snapshots: they are by far the largest and only ever read, so a check of
 * them would cost seconds at every start after a crash.
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

/** A new workspace begins with tags and a rubric that can be used at once. */
function insertDefaults(db: Db, nowMs: number): void {
  if (db.first('SELECT 1 FROM rubrics LIMIT 1') !== undefined) return;
  db.transaction(() => {
    writeTags(db, defaultTags);
    db.run(
      'INSERT INTO rubrics(id, version, saved_as, saved_ms, body) VALUES (?, ?, 1, ?, ?)',
      defaultRubric.id,
      defaultRubric.version,
      nowMs,
      JSON.stringify(defaultRubric),
    );
  });
}
