import { mkdirSync } from 'node:fs';
import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { recreateCallsDb, openCallsDb, type OpenedCallsDb } from '../calls/calls-db.ts';
import { holdsCall, type CachedCall } from '../calls/read-calls.ts';
import { createCallReader } from '../calls/open-call.ts';
import { storeCalls } from '../calls/store-calls.ts';
import { catchUpMirror, mirroredState } from './review-mirror.ts';
import { createQueues, type Queues } from '../query/queues.ts';
import type { EditDeps } from '../reviews/history.ts';
import { openReviews } from '../reviews/database/open-reviews.ts';
import { createRubrics, type Rubrics } from '../reviews/tables/rubrics.ts';
import { newestSnapshot, snapshotCalls } from '../reviews/tables/snapshots.ts';
import { reviewSummaryOf } from '../reviews/tables/review-rows.ts';
import type { Db } from '../db/db.ts';
import { isUnreadable, StorageError } from '../db/storage-error.ts';

/** An open workspace: both databases and what is built on top of them. */
export interface LibraryDatabases {
  readonly rebuilt: boolean;
  readonly reviews: Db;
  readonly rubrics: Rubrics;
  readonly editContext: EditDeps;
  /** Do not keep the result: after a rebuild it is another database. */
  calls(): Db;
  /** A call with its transcript; undefined if the cache does not have it. */
  readCall(id: CallId): CachedCall | undefined;
  queues(): Queues;
  /**
   * Moves an unreadable cache aside and starts an empty one. Until the sync reads its state again, it
   * continues the lists of the old cache, and what it stores about them is wrong for the new one.
   */
  rebuildCalls(): void;
  readonly syncState: {
    /** Whether the sync has read the state of this cache. */
    isCurrent(): boolean;
    wasRead(): void;
  };
  close(): void;
}

interface OpenOptions {
  readonly folder: string;
  readonly reviewer: string;
  readonly now: () => number;
  /** The reviewer has decided to continue although reviews are missing. */
  readonly acceptLoss?: boolean | undefined;
}

export function openDatabases({
  folder,
  reviewer,
  now,
  acceptLoss,
}: OpenOptions): Result<LibraryDatabases, AppError> {
  createFolder(folder);
  // Reviews first: if they can't be read, nothing else is touched.
  const known = mirroredState(folder);
  const opened = openReviews(folder, { nowMs: now(), known, acceptLoss });
  if (!opened.ok) return opened;
  const reviews = opened.value.db;
  try {
    const rubrics = createRubrics(reviews);
    const cache = openCache(folder, reviews, now);
    const readCached = createCallReader();
    const readCall = (id: CallId): CachedCall | undefined => readCached(cache.db(), id);
    const editContext: EditDeps = {
      db: reviews,
      rubrics,
      reviewer,
      now,
      callOf: (id) => readCall(id)?.call,
      holdsCall: (id) => holdsCall(cache.db(), id),
    };
    let hasReadState = true;
    return ok({
      reviews,
      rubrics,
      editContext,
      rebuilt: cache.rebuilt,
      calls: cache.db,
      readCall,
      queues: cache.queues,
      rebuildCalls() {
        cache.rebuild();
        hasReadState = false;
      },
      syncState: {
        isCurrent: () => hasReadState,
        wasRead() {
          hasReadState = true;
        },
      },
      close() {
        cache.db().close();
        opened.value.close();
      },
    });
  } catch (error) {
    // Nothing was written to the reviews, but they were not closed cleanly, so the next opening checks them.
    reviews.close();
    if (!(error instanceof SyntaxError)) throw error;
    return err({ kind: 'library-unreadable', path: reviews.file, detail: 'a row is not readable' });
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

/** Opens `calls.db` with up-to-date review summaries. `rebuild` replaces it with an empty one at any time. */
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
    if (!isDamage(error)) throw error;
    const db = recreateCallsDb(folder);
    catchUpMirror(db, reviews);
    return { db, rebuilt: true };
  }
}

/** A value that is not JSON was not written by Earmark. */
const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof StorageError && isUnreadable(error));

const restoreBatchSize = 200;

/**
 * Puts reviewed calls back into a new cache from their snapshots, since Retell may have deleted them.
 * The cache notes when this is complete, so that an interrupted restore continues at the next opening.
 */
function restoreReviewedCalls(calls: Db, reviews: Db, nowMs: number): void {
  if (calls.first(`SELECT 1 FROM meta WHERE name = 'brought-back'`) !== undefined) return;
  const context = { nowMs, reviewSummaryOf: (id: CallId) => reviewSummaryOf(reviews, id) };
  const ids = snapshotCalls(reviews).filter((id) => !holdsCall(calls, id));
  for (let first = 0; first < ids.length; first += restoreBatchSize) {
    const records = ids.slice(first, first + restoreBatchSize).flatMap((id): CallRecord[] => {
      const call = newestSnapshot(reviews, id);
      return call === undefined ? [] : [{ call, links: {}, raw: '{}', source: 'get' }];
    });
    storeCalls(calls, records, undefined, context);
  }
  calls.run(`INSERT INTO meta VALUES ('brought-back', 'true')`);
}
