import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import { openDb, type Db } from '../../db/db.ts';
import { StorageError } from '../../db/storage-error.ts';
import { defaultRubric } from './default-rubric.ts';
import { defaultTags } from './default-tags.ts';
import { closedFile, inspectReviews, inUseFile, reviewsFile } from './inspect-reviews.ts';
import { keepCopy } from './replace-reviews.ts';
import { migrate } from './migrate.ts';
import type { ReviewsState } from './reviews-state.ts';
import { writeTags } from '../tables/tag-set.ts';

export interface OpenedReviews {
  readonly db: Db;
  /**
   * Closes the file and records its state, so that the next opening checks it only if it changed since
   * then.
   */
  close(): void;
}

export interface OpenReviewsOptions {
  readonly nowMs: number;
  readonly reviewer: Reviewer;
  /** What the calls database knows of the reviews; undefined if it knows nothing. */
  readonly known?: ReviewsState | undefined;
  /** The reviewer has decided to continue although reviews are missing. */
  readonly acceptLoss?: boolean | undefined;
}

/**
 * Opens the reviews. The file is never rebuilt, overwritten or moved. What is missing or damaged is
 * reported before anything is written, and the reviewer decides what to do. The tables are checked
 * after a crash and if another program has written to the file.
 */
export function openReviews(
  folder: string,
  { nowMs, reviewer, known, acceptLoss = false }: OpenReviewsOptions,
): Result<OpenedReviews, AppError> {
  const file = path.join(folder, reviewsFile);
  const inUse = path.join(folder, inUseFile);
  const closed = path.join(folder, closedFile);
  const isAsClosed = !existsSync(inUse) && readState(closed) === stateOf(file);
  const inspected = inspectReviews(folder, { known, isAsClosed });
  if (!inspected.ok) {
    if (!acceptLoss || !isLoss(inspected.error)) return inspected;
    keepCopy(folder, nowMs);
  }
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 8 });
  const closeCleanly = (): void => {
    db.close();
    writeState(closed, stateOf(file));
    rmSync(inUse, { force: true });
  };
  try {
    const migrated = migrate(db, { folder, nowMs, reviewer });
    if (!migrated.ok) {
      db.close();
      return migrated;
    }
    writeState(inUse, '');
    insertDefaults(db, nowMs);
    return ok({ db, close: closeCleanly });
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether the reviewer can decide to continue without what is missing. */
const isLoss = ({ kind }: AppError): boolean =>
  kind === 'reviews-missing' || kind === 'reviews-outdated';

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
