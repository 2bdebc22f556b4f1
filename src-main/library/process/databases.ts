import { mkdirSync } from 'node:fs';
import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import { recreateCallsDb, openCallsDb, type OpenedCallsDb } from '../calls/calls-db.ts';
import { holdsCall, type CachedCall } from '../calls/read-calls.ts';
import { createCallReader } from '../calls/open-call.ts';
import { storeCalls } from '../calls/store-calls.ts';
import { catchUpMirror } from './review-mirror.ts';
import { createQueues, type Queues } from '../query/queues.ts';
import type { EditDeps } from '../reviews/history.ts';
import { openReviews } from '../reviews/database/open-reviews.ts';
import { createRubrics, type Rubrics } from '../reviews/tables/rubrics.ts';
import { newestSnapshot, snapshotCalls } from '../reviews/tables/snapshots.ts';
import { reviewSummaryOf } from '../reviews/tables/review-rows.ts';
import type { Db } from '../db/db.ts';
import { isUnreadable, StorageError } from '../db/storage-error.ts';

/** An open workspace: both databases and what is built on them. */
export interface LibraryDatabases {
  readonly rebuilt: boolean;
  readonly reviews: Db;
  readonly rubrics: Rubrics;
  readonly editContext: EditDeps;
  /** Another one after the cache had to be rebuilt, so never kept by anyone. */
  calls(): Db;
  /** A call with its transcript; undefined when the cache does not hold it. */
  readCall(id: CallId): CachedCall | undefined;
  queues(): Queues;
  /** Sets an unreadable cache aside and begins an empty one. */
  rebuildCalls(): void;
  close(): void;
}

interface OpenOptions {
  readonly folder: string;
  readonly reviewer: string;
  readonly now: () => number;
}

export function openDatabases({
  folder,
  reviewer,
  now,
}: OpenOptions): Result<LibraryDatabases, AppError> {
  createFolder(folder);
  // People's work first: when it can't be read, nothing else is touched.
  const opened = openReviews(folder, now());
  if (!opened.ok) return opened;
  const reviews = opened.value.db;
  try {
    const rubrics = createRubrics(reviews);
    const cache = openCache(folder, reviews, now);
    const recent = createCallReader();
    const callOf = (id: CallId): CachedCall | undefined => recent(cache.db(), id);
    const editContext: EditDeps = {
      db: reviews,
      rubrics,
      reviewer,
      now,
      callOf: (id) => callOf(id)?.call,
      holdsCall: (id) => holdsCall(cache.db(), id),
    };
    return ok({
      reviews,
      rubrics,
      editContext,
      rebuilt: cache.rebuilt,
      calls: cache.db,
      readCall: callOf,
      queues: cache.queues,
      rebuildCalls: cache.rebuild,
      close() {
        cache.db().close();
        opened.value.close();
      },
    });
  } catch (error) {
    // Nothing was written to people's work, but it was not closed in order either: the next opening checks.
    reviews.close();
    throw error;
  }
}

function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StorageError(folder, error);
  }
}

interface Cache {
  readonly rebuilt: boolean;
  readonly db: () => Db;
  readonly queues: () => Queues;
  readonly rebuild: () => void;
}

/** `calls.db` in step with people's work, and the means to begin it anew at any time. */
function openCache(folder: string, reviews: Db, now: () => number): Cache {
  const opened = openAndCatchUp(folder, reviews);
  let { db } = opened;
  restoreReviewedCalls(db, reviews, now());
  let queues = createQueues(db, now);
  return {
    rebuilt: opened.rebuilt,
    db: () => db,
    queues: () => queues,
    rebuild() {
      db.close();
      db = recreateCallsDb(folder);
      catchUpMirror(db, reviews);
      restoreReviewedCalls(db, reviews, now());
      queues = createQueues(db, now);
    },
  };
}

function openAndCatchUp(folder: string, reviews: Db): OpenedCallsDb {
  const opened = openCallsDb(folder);
  try {
    catchUpMirror(opened.db, reviews);
    return opened;
  } catch (error) {
    opened.db.close();
    if (!(error instanceof StorageError && isUnreadable(error))) throw error;
    const db = recreateCallsDb(folder);
    catchUpMirror(db, reviews);
    return { db, rebuilt: true };
  }
}

const restoreBatchSize = 200;

/**
 * A judged call stays to be seen although the cache is new and Retell may have deleted it. That it was
 * done stands in the cache itself: whoever is killed meanwhile goes on with it at the next opening.
 */
function restoreReviewedCalls(calls: Db, reviews: Db, nowMs: number): void {
  if (calls.first(`SELECT 1 FROM meta WHERE name = 'brought-back'`) !== undefined) return;
  const context = { nowMs, reviewSummaryOf: (id: CallId) => reviewSummaryOf(reviews, id) };
  const ids = snapshotCalls(reviews).filter((id) => !holdsCall(calls, id));
  for (let at = 0; at < ids.length; at += restoreBatchSize) {
    const records = ids.slice(at, at + restoreBatchSize).flatMap((id): CallRecord[] => {
      const call = newestSnapshot(reviews, id);
      return call === undefined ? [] : [{ call, links: {}, raw: '{}', source: 'get' }];
    });
    storeCalls(calls, records, undefined, context);
  }
  calls.run(`INSERT INTO meta VALUES ('brought-back', 'true')`);
}
