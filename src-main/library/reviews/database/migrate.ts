import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { userVersion, type Db } from '../../db/db.ts';
import { backUp } from './backups.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import type { Migration } from './migrations/migration.ts';

interface MigrateOptions {
  readonly folder: string;
  readonly nowMs: number;
  /** Reviews of an older version that name nobody else become those of this reviewer. */
  readonly reviewer: Reviewer;
  readonly migrations?: readonly Migration[];
}

/**
 * Migrates `reviews.db` to this version. If it contains reviews, a backup is made first. Each step runs
 * in its own transaction, so a crash between steps leaves a complete database of an earlier version. A
 * database of a newer Earmark is not changed.
 */
export function migrate(
  db: Db,
  { folder, nowMs, reviewer, migrations = allMigrations }: MigrateOptions,
): Result<true, AppError> {
  const from = userVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (from > newest) return err({ kind: 'library-newer', path: db.file, version: from });
  if (from === newest) return ok(true);
  if (from > 0) backUp(db, folder, nowMs);
  runMigrations(db, from, { reviewer, migrations });
  return ok(true);
}

/** Runs the steps that a database of version `from` lacks. */
export function runMigrations(
  db: Db,
  from: number,
  { reviewer, migrations }: Required<Pick<MigrateOptions, 'reviewer' | 'migrations'>>,
): void {
  for (const { version, sql, run } of migrations) {
    if (version <= from) continue;
    db.transaction(() => {
      db.exec(sql);
      run?.(db, { reviewer });
      db.exec(`PRAGMA user_version = ${version}`);
    });
  }
}
