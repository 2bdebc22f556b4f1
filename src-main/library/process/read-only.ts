import path from 'node:path';
import type { AppError } from '../../../src-shared/errors.ts';
import type { SavedQueue } from '../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { callsFile } from '../calls/calls-db.ts';
import { callsVersion } from '../calls/schema.ts';
import { openReadOnlyDb, userVersion, type Db } from '../db/db.ts';
import { StorageError, storageFailure } from '../db/storage-error.ts';
import type { LibraryRequests } from '../port.ts';
import { reviewsFile } from '../reviews/database/inspect-reviews.ts';
import { allMigrations } from '../reviews/database/migrations/all-migrations.ts';
import { readPlans, type StoredPlan } from '../reviews/tables/plans.ts';
import { createRubrics } from '../reviews/tables/rubrics.ts';
import { readSavedQueues } from '../reviews/tables/saved-queues.ts';
import { exportRows } from './export-rows.ts';

/** What can be read of a library that another process may have open. */
export interface ReadOnlyLibrary {
  savedQueues(): Result<readonly SavedQueue[], AppError>;
  /** The newest draw of each review plan as a queue in the order of the plan. */
  planQueues(): Result<readonly SavedQueue[], AppError>;
  exportRows(
    page: LibraryRequests['export:rows']['in'],
  ): Promise<Result<LibraryRequests['export:rows']['out'], AppError>>;
  close(): void;
}

/**
 * Opens the library of a workspace to read from it. Nothing is migrated, restored or written, so the app
 * may be running with the same workspace.
 */
export function openReadOnly(
  folder: string,
  reviewerId: string | undefined,
): Result<ReadOnlyLibrary, AppError> {
  const opened: Db[] = [];
  const open = (name: string): Db => {
    const db = openReadOnlyDb(path.join(folder, name), { inUse: true });
    opened.push(db);
    return db;
  };
  const close = (): void => {
    for (const db of opened) db.close();
  };
  const result = attempt((): Result<ReadOnlyLibrary, AppError> => {
    const reviews = open(reviewsFile);
    const calls = open(callsFile);
    const problem =
      versionProblem(reviews, allMigrations.at(-1)?.version ?? 0) ??
      versionProblem(calls, callsVersion);
    if (problem !== undefined) return err(problem);
    const databases = {
      reviews,
      rubrics: createRubrics(reviews),
      calls: () => calls,
      // Without a reviewer on this machine, a queue of one's own reviews is empty.
      reviewer: () => ({ id: reviewerId ?? '', name: '' }),
    };
    return ok({
      savedQueues: () => attempt(() => ok(readSavedQueues(reviews))),
      planQueues: () => attempt(() => ok(readPlans(reviews).flatMap(queueOf))),
      exportRows: (page) => Promise.resolve(attempt(() => ok(exportRows(databases, page)))),
      close,
    });
  });
  if (!result.ok) close();
  return result;
}

/** Nothing for a plan that this version of Earmark can't read. */
const queueOf = ({ id, name, parsed }: StoredPlan): readonly SavedQueue[] =>
  'plan' in parsed
    ? [
        {
          id,
          name,
          filter: { kind: parsed.plan.filter.kind, call: {}, plan: id },
          sort: { by: 'plan', order: 'ascending' },
        },
      ]
    : [];

/** A file of another version of Earmark is left to the app, which migrates or refuses it. */
function versionProblem(db: Db, expected: number): AppError | undefined {
  const version = userVersion(db);
  if (version === expected) return undefined;
  if (version > expected) return { kind: 'library-newer', path: db.file, version };
  const detail = 'Another version of Earmark wrote this file. Open the workspace in Earmark once.';
  return { kind: 'library-unreadable', path: db.file, detail };
}

function attempt<T>(work: () => Result<T, AppError>): Result<T, AppError> {
  try {
    return work();
  } catch (error) {
    const failure = error instanceof StorageError ? storageFailure(error) : undefined;
    if (failure === undefined) throw error;
    return err(failure);
  }
}
