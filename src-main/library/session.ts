import { mkdirSync } from 'node:fs';
import type { CallId, CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { beginAnew, openCalls, type OpenedCalls } from './calls/open-calls.ts';
import { holdsCall, type CachedCall } from './calls/read-calls.ts';
import { createRecentCalls } from './calls/recent-calls.ts';
import { storeCalls } from './calls/store-calls.ts';
import { catchUp } from './mirror.ts';
import { createQueues, type Queues } from './queue/queues.ts';
import type { Desk } from './reviews/history.ts';
import { openReviews } from './reviews/open-reviews.ts';
import { createRubrics, type Rubrics } from './reviews/rubrics.ts';
import { newestSnapshot, snapshotCalls } from './reviews/snapshots.ts';
import { markOf } from './reviews/work.ts';
import type { Db } from './storage/db.ts';
import { isUnreadable, StorageError } from './storage/storage-error.ts';

/** An open workspace: both databases and what is built on them. */
export interface Session {
  readonly rebuilt: boolean;
  readonly reviews: Db;
  readonly rubrics: Rubrics;
  readonly desk: Desk;
  /** Another one after the cache had to be rebuilt, so never kept by anyone. */
  calls(): Db;
  /** A call with its transcript; undefined when the cache does not hold it. */
  callOf(id: CallId): CachedCall | undefined;
  queues(): Queues;
  /** Sets an unreadable cache aside and begins an empty one. */
  rebuildCalls(): void;
  close(): void;
}

interface Opening {
  readonly folder: string;
  readonly reviewer: string;
  readonly now: () => number;
}

export function openSession({ folder, reviewer, now }: Opening): Result<Session, AppError> {
  makeFolder(folder);
  // People's work first: when it can't be read, nothing else is touched.
  const opened = openReviews(folder, now());
  if (!opened.ok) return opened;
  const reviews = opened.value.db;
  try {
    const rubrics = createRubrics(reviews);
    const cache = openCache(folder, reviews, now);
    const recent = createRecentCalls();
    const callOf = (id: CallId): CachedCall | undefined => recent(cache.db(), id);
    const desk: Desk = {
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
      desk,
      rebuilt: cache.rebuilt,
      calls: cache.db,
      callOf,
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

function makeFolder(folder: string): void {
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
  const opened = openInStep(folder, reviews);
  let { db } = opened;
  bringBack(db, reviews, now());
  let queues = createQueues(db, now);
  return {
    rebuilt: opened.rebuilt,
    db: () => db,
    queues: () => queues,
    rebuild() {
      db.close();
      db = beginAnew(folder);
      catchUp(db, reviews);
      bringBack(db, reviews, now());
      queues = createQueues(db, now);
    },
  };
}

function openInStep(folder: string, reviews: Db): OpenedCalls {
  const opened = openCalls(folder);
  try {
    catchUp(opened.db, reviews);
    return opened;
  } catch (error) {
    opened.db.close();
    if (!(error instanceof StorageError && isUnreadable(error))) throw error;
    const db = beginAnew(folder);
    catchUp(db, reviews);
    return { db, rebuilt: true };
  }
}

const broughtBackAtOnce = 200;

/**
 * A judged call stays to be seen although the cache is new and Retell may have deleted it. That it was
 * done stands in the cache itself: whoever is killed meanwhile goes on with it at the next opening.
 */
function bringBack(calls: Db, reviews: Db, nowMs: number): void {
  if (calls.first(`SELECT 1 FROM meta WHERE name = 'brought-back'`) !== undefined) return;
  const around = { nowMs, markOf: (id: CallId) => markOf(reviews, id) };
  const ids = snapshotCalls(reviews).filter((id) => !holdsCall(calls, id));
  for (let at = 0; at < ids.length; at += broughtBackAtOnce) {
    const records = ids.slice(at, at + broughtBackAtOnce).flatMap((id): CallRecord[] => {
      const call = newestSnapshot(reviews, id);
      return call === undefined ? [] : [{ call, links: {}, raw: '{}', source: 'get' }];
    });
    storeCalls(calls, records, undefined, around);
  }
  calls.run(`INSERT INTO meta VALUES ('brought-back', 'true')`);
}
