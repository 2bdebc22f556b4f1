import { randomUUID } from 'node:crypto';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { OpenQueue, QueueRows } from '../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import type { Db } from '../db/db.ts';
import { followColumns } from '../columns/followed-columns.ts';
import { answerFromColumns, type QueueAnswer, type QueueRequest } from './column-answers.ts';
import { createHitKeys } from './hit-keys.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { findOutsideRow, listedKeysFrom, shifted, type OutsideRow } from './outside-row.ts';
import { createPlan, type Plan } from './plan.ts';
import { readRows } from './read-rows.ts';
import { firstUnreviewed, indexOf, type MatchingRows, type RowFinder } from './row-finder.ts';
import { sortedKeys } from './sorted-keys.ts';
import { countToday, createTimeWindows, tally, type TimeWindows } from './tally.ts';
import { comparePositions, findAnchors, positionOf } from './queue-positions.ts';

/** The open queues. Beyond a few, the oldest is closed. */
export interface Queues {
  open(input: {
    filter: QueueFilter;
    sort: QueueSort;
    keep?: CallId | undefined;
    keepOutside?: CallId | undefined;
  }): Promise<OpenQueue>;
  rows(input: {
    queueId: string;
    from: number;
    count: number;
  }): Promise<Result<QueueRows, AppError>>;
}

interface Queue {
  readonly rows: MatchingRows;
  /** The plan that the queue is filtered by. */
  readonly plan: string | undefined;
  readonly outside: OutsideRow | undefined;
}

interface OpenContext {
  readonly db: Db;
  readonly plan: Plan;
  readonly windows: TimeWindows;
  readonly isStillOpen: () => boolean;
}

const maxOpenQueues = 8;

/** What answers a queue: SQL until the columns are read (by default), SQL alone, or the columns alone. */
export type QueueSource = 'either' | 'sql' | 'columns';

export function createQueues(db: Db, now: () => number, source: QueueSource = 'either'): Queues {
  const queues = new Map<string, Queue>();
  const windows = createTimeWindows(db);
  const columns = followColumns(db, { pause: yieldToEventLoop });
  const hits = createHitKeys(db);
  const fromColumns = async (request: QueueRequest, isStillOpen: () => boolean) => {
    if (source === 'sql') return undefined;
    const reading = columns.read();
    if (source === 'columns') await reading;
    else reading.catch(() => undefined);
    return answerFromColumns(request, { db, columns, hits, nowMs: now(), isStillOpen });
  };
  const add = (queueId: string, queue: Queue): void => {
    queues.set(queueId, queue);
    const [oldest] = queues.keys();
    if (queues.size > maxOpenQueues && oldest !== undefined) queues.delete(oldest);
  };
  return {
    async open(request) {
      const { filter, sort, keep, keepOutside } = request;
      const plan = createPlan(db, filter, sort);
      const queueId = randomUUID();
      const isStillOpen = (): boolean => queues.has(queueId);
      // An index sorts all calls, and has its first rows sooner than any scan.
      const isByIndex = plan.filter.isUnfiltered && !plan.order.byTime;
      const answer = isByIndex
        ? undefined
        : await fromColumns({ ...request, sort: plan.sort }, isStillOpen);
      if (answer !== undefined) {
        const { finder, outside } = answer;
        add(queueId, { rows: { db, plan, finder }, plan: filter.plan, outside });
        return opened(queueId, answer);
      }
      const { total, finder } = await prepare({ db, plan, windows, isStillOpen });
      const rows: MatchingRows = { db, plan, finder };
      add(queueId, { rows, plan: filter.plan, outside: undefined });
      const outside = keepOutside && (await findOutsideRow(rows, keepOutside, total));
      if (isStillOpen()) queues.set(queueId, { rows, plan: filter.plan, outside });
      const kept = keep && (await indexOfCall(rows, keep));
      const unreviewed = await firstUnreviewed(rows, filter);
      const today = countToday(db, plan.filter, now());
      return opened(queueId, {
        total,
        today,
        finder,
        outside,
        indexOfKept: kept,
        firstUnreviewed: unreviewed,
      });
    },
    async rows({ queueId, from, count }) {
      const queue = queues.get(queueId);
      if (queue === undefined) return err({ kind: 'stale-queue' });
      const keys = await listedKeysFrom(queue.rows, queue.outside, { from, count });
      return ok(readRows(db, { keys, from, plan: queue.plan }));
    },
  };
}

/** The outside row takes a place, and so moves all rows after it. */
function opened(queueId: string, answer: QueueAnswer): OpenQueue {
  const { total, today, outside, indexOfKept: kept, firstUnreviewed: unreviewed } = answer;
  return {
    queueId,
    total: outside === undefined ? total : total + 1,
    today,
    ...(kept === undefined ? {} : { indexOfKept: shifted(kept, outside) }),
    ...(outside === undefined ? {} : { indexOfOutside: outside.index }),
    ...(unreviewed === undefined ? {} : { firstUnreviewed: shifted(unreviewed, outside) }),
  };
}

async function prepare(context: OpenContext): Promise<{ total: number; finder: RowFinder }> {
  const { db, plan, windows, isStillOpen } = context;
  const { filter, order, sort, kind } = plan;
  const anchors = (): RowFinder => ({
    by: 'anchors',
    anchors: startAfterResponse(() => findAnchors(db, plan, isStillOpen)),
  });
  if (filter.isUnfiltered) return { total: callsOfKind(db, kind), finder: anchors() };
  const { total, positions } = await tally(db, plan, windows);
  if (positions !== undefined) {
    const sorted = order.byTime
      ? positions
      : positions.toSorted((a, b) => comparePositions(sort, a, b));
    const keys = Promise.resolve(sorted.map(({ key }) => key));
    return { total, finder: { by: 'keys', keys, isReady: true } };
  }
  // The hits of a search are read once, since continuing from one of them would run the search again.
  if (order.byTime && !filter.scanInOneGo) return { total, finder: anchors() };
  const keys = startAfterResponse(() => sortedKeys(db, plan, windows, isStillOpen));
  return { total, finder: { by: 'keys', keys, isReady: false } };
}

/** Starts after the response is sent. A failure reaches whoever awaits the result, if anyone does. */
function startAfterResponse<T>(work: () => Promise<T>): Promise<T> {
  const promise = yieldToEventLoop().then(work);
  promise.catch(() => undefined);
  return promise;
}

async function indexOfCall(rows: MatchingRows, id: CallId): Promise<number | undefined> {
  const { db, plan } = rows;
  const key = db.first<{ key: number }>('SELECT key FROM calls WHERE id = ?', id)?.key;
  const position = key === undefined ? undefined : positionOf(db, plan, key);
  return position && indexOf(rows, position);
}
