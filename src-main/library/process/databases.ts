import { mkdirSync } from 'node:fs';
import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { recreateCallsDb, openCallsDb, type OpenedCallsDb } from '../calls/calls-db.ts';
import { holdsCall, type CachedCall } from '../calls/read-calls.ts';
import { openRemovedCalls, type RemovedCalls } from '../calls/removed-calls.ts';
import { createCallReader } from '../calls/open-call.ts';
import { storeCalls } from '../calls/store-calls.ts';
import { completeRemovals } from './complete-removals.ts';
import { catchUpMirror, mirroredState } from './review-mirror.ts';
import { judgedMeasures } from '../measures/measure-call.ts';
import { keyOfCall } from '../measures/measuring.ts';
import { Insights } from '../insights/insights.ts';
import { createQueues, type Queues, type QueueSource } from '../query/queues.ts';
import type { EditDeps } from '../reviews/history.ts';
import { openReviews, type OpenedReviews } from '../reviews/database/open-reviews.ts';
import { saveReviewer } from '../reviews/tables/reviewers.ts';
import { createRubrics, type Rubrics } from '../reviews/tables/rubrics.ts';
import { newestSnapshot, snapshotCalls } from '../reviews/tables/snapshots.ts';
import { reviewSummaryOf } from '../reviews/tables/review-summaries.ts';
import { insertSamplePast } from '../sample-past/insert-past.ts';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import type { Db } from '../db/db.ts';
import { isUnreadable, StorageError } from '../db/storage-error.ts';

/** An open workspace: both databases and what is built on top of them. */
export interface LibraryDatabases {
  readonly rebuilt: boolean;
  readonly reviews: Db;
  readonly rubrics: Rubrics;
  readonly editContext: EditDeps;
  /** The calls that were removed from this computer. */
  readonly removed: RemovedCalls;
  readonly reviewer: () => Reviewer;
  /** For an edit of a reviewer who may no longer be the current one. */
  editContextOf(madeBy: Reviewer): EditDeps;
  /** Fills the queue's copies with the reviews of another reviewer. */
  setReviewer(reviewer: Reviewer): void;
  /** Do not keep the result: after a rebuild it is another database. */
  calls(): Db;
  /** A call with its transcript; undefined if the cache does not have it. */
  readCall(id: CallId): CachedCall | undefined;
  queues(): Queues;
  readonly insights: Insights;
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
  readonly reviewer: Reviewer;
  readonly now: () => number;
  /** The reviewer has decided to continue although reviews are missing. */
  readonly acceptLoss?: boolean | undefined;
  /** Gives a new library the past of the sample workspace. */
  readonly samplePast?: boolean | undefined;
  readonly queueSource?: QueueSource | undefined;
}

export function openDatabases({
  folder,
  reviewer,
  now,
  acceptLoss,
  samplePast,
  queueSource = 'either',
}: OpenOptions): Result<LibraryDatabases, AppError> {
  createFolder(folder);
  // Reviews first: if they can't be read, nothing else is touched.
  const known = mirroredState(folder);
  const opened = openReviews(folder, { nowMs: now(), reviewer, known, acceptLoss });
  if (!opened.ok) return opened;
  const reviews = opened.value.db;
  try {
    // Before the calls, which are restored from the reviews.
    if (samplePast === true) insertSamplePast(reviews);
    return ok(workspaceOver(opened.value, { folder, reviewer, now, queueSource }));
  } catch (error) {
    // Nothing was written to the reviews, but they were not closed cleanly, so the next opening checks them.
    reviews.close();
    if (!(error instanceof SyntaxError)) throw error;
    return err({ kind: 'library-unreadable', path: reviews.file, detail: 'a row is not readable' });
  }
}

/** Builds everything on top of the reviews: the cache of calls, its queues, and what edits need. */
function workspaceOver(
  opened: OpenedReviews,
  { folder, reviewer: openedBy, now, queueSource }: OpenOptions,
): LibraryDatabases {
  const reviews = opened.db;
  const rubrics = createRubrics(reviews);
  let current = openedBy;
  const reviewer = (): Reviewer => current;
  saveReviewer(reviews, current);
  const cache = openCache(folder, { reviews, reviewer, now, queueSource });
  const removed = openRemovedCalls(folder);
  completeRemovals(removed, reviews, cache.db());
  const readCached = createCallReader();
  const readCall = (id: CallId): CachedCall | undefined => readCached(cache.db(), id);
  const insights = new Insights({ reviews, rubrics, calls: cache.db });
  let hasReadState = true;
  const editContext = editContextOver({ reviews, rubrics, reviewer, now }, cache, readCall);
  return {
    reviews,
    rubrics,
    reviewer,
    removed,
    readCall,
    editContext,
    editContextOf(madeBy) {
      saveReviewer(reviews, madeBy);
      return { ...editContext, reviewer: () => madeBy };
    },
    setReviewer(next) {
      current = next;
      saveReviewer(reviews, next);
      catchUpMirror(cache.db(), reviews, next.id);
    },
    rebuilt: cache.rebuilt,
    calls: cache.db,
    queues: cache.queues,
    insights,
    rebuildCalls() {
      cache.rebuild();
      insights.tables.reset();
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
      removed.close();
      opened.close();
    },
  };
}

function editContextOver(
  { reviews, ...own }: ReviewSource & Pick<EditDeps, 'rubrics'>,
  cache: Pick<Cache, 'db'>,
  readCall: LibraryDatabases['readCall'],
): EditDeps {
  return {
    ...own,
    db: reviews,
    callOf: (id) => readCall(id)?.call,
    holdsCall: (id) => holdsCall(cache.db(), id),
    judge(id, rubric) {
      const call = readCall(id)?.call;
      const key = keyOfCall(cache.db(), id);
      return call === undefined || key === undefined
        ? []
        : judgedMeasures(cache.db(), { key, call }, rubric);
    },
  };
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

interface ReviewSource {
  readonly reviews: Db;
  readonly reviewer: () => Reviewer;
  readonly now: () => number;
  readonly queueSource?: QueueSource | undefined;
}

/** Opens `calls.db` with up-to-date review summaries. `rebuild` replaces it with an empty one at any time. */
function openCache(folder: string, source: ReviewSource): Cache {
  const { reviews, reviewer, now, queueSource } = source;
  const opened = openAndCatchUp(folder, reviews, reviewer().id);
  let { db } = opened;
  restoreReviewedCalls(db, source);
  let queues = createQueues(db, now, queueSource);
  return {
    rebuilt: opened.rebuilt,
    db: () => db,
    queues: () => queues,
    rebuild() {
      db.close();
      db = recreateCallsDb(folder);
      catchUpMirror(db, reviews, reviewer().id);
      restoreReviewedCalls(db, source);
      queues = createQueues(db, now, queueSource);
    },
  };
}

function openAndCatchUp(folder: string, reviews: Db, reviewerId: string): OpenedCallsDb {
  const opened = openCallsDb(folder);
  try {
    catchUpMirror(opened.db, reviews, reviewerId);
    return opened;
  } catch (error) {
    opened.db.close();
    if (!isDamage(error)) throw error;
    const db = recreateCallsDb(folder);
    catchUpMirror(db, reviews, reviewerId);
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
function restoreReviewedCalls(calls: Db, { reviews, reviewer, now }: ReviewSource): void {
  if (calls.first(`SELECT 1 FROM meta WHERE name = 'brought-back'`) !== undefined) return;
  const context = {
    nowMs: now(),
    reviewSummaryOf: (id: CallId) => reviewSummaryOf(reviews, id, reviewer().id),
  };
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
