import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  /**
   * Closes the file and records its state, so that the next opening checks it only if it changed since
   * then.
   */
  close(): void;
}

export const reviewsFile = 'reviews.db';
const inUseFile = 'reviews.open';
const closedFile = 'reviews.closed';

/**
 * Opens the reviews. The file is never rebuilt, overwritten or moved. Damage is reported, and the
 * reviewer decides what to do. The file is checked after a crash and if another program has written to
 * it.
 */
export function openReviews(folder: string, nowMs: number): Result<OpenedReviews, AppError> {
  const file = path.join(folder, reviewsFile);
  const inUse = path.join(folder, inUseFile);
  const closed = path.join(folder, closedFile);
  const isAsClosed = !existsSync(inUse) && readState(closed) === stateOf(file);
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 8 });
  const closeCleanly = (): void => {
    db.close();
    writeState(closed, stateOf(file));
    rmSync(inUse, { force: true });
  };
  try {
    const migrated = migrate(db, { folder, nowMs });
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    const damage = isAsClosed ? undefined : findDamage(db);
    if (damage !== undefined) {
      db.close();
      return err({ kind: 'library-unreadable', path: file, detail: damage });
    }
    writeState(inUse, '');
    insertDefaults(db, nowMs);
    return ok({ db, close: closeCleanly });
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Size and time of the last change. */
function stateOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && `${stat.size} ${stat.mtimeMs}`;
}

function readState(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Without a recorded state, the reviews are checked.
    return undefined;
  }
}

function writeState(file: string, state = ''): void {
  try {
    writeFileSync(file, state);
  } catch (error) {
    throw new StorageError(file, error);
  }
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

/** Gives a new workspace tags and a rubric to start with. */
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
