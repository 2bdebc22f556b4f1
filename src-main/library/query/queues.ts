import { randomUUID } from 'node:crypto';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { OpenQueue, QueueRows } from '../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import type { Db } from '../db/db.ts';
import { anchorEvery, findAnchors } from './walk.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { comparePositions, positionOf, positionsAfter } from './walk.ts';
import { createPlan, type Plan } from './plan.ts';
import { readRows } from './read-rows.ts';
import type { Position } from './plan.ts';
import { sortedKeys } from './sorted-keys.ts';
import { tally } from './tally.ts';
import { countToday } from './tally.ts';
import { createTimeWindows, type TimeWindows } from './tally.ts';

/** The open queues. Beyond a few, the oldest is closed. */
export interface Queues {
  open(input: { filter: QueueFilter; sort: QueueSort; keep?: CallId }): Promise<OpenQueue>;
  rows(input: {
    queueId: string;
    from: number;
    count: number;
  }): Promise<Result<QueueRows, AppError>>;
}

/**
 * How rows are found: by all keys, or by the position of every 256th row. Either may still be pending
 * when the queue is opened; the first rows are found without them.
 */
type RowFinder =
  | { readonly by: 'keys'; readonly keys: Promise<ArrayLike<number>>; readonly isReady: boolean }
  | { readonly by: 'anchors'; readonly anchors: Promise<readonly Position[]> };

interface Queue {
  readonly plan: Plan;
  readonly finder: RowFinder;
}

interface OpenContext {
  readonly db: Db;
  readonly plan: Plan;
  readonly windows: TimeWindows;
  readonly isStillOpen: () => boolean;
}

const maxOpenQueues = 8;

export function createQueues(db: Db, now: () => number): Queues {
  const queues = new Map<string, Queue>();
  const windows = createTimeWindows(db);
  return {
    async open({ filter, sort, keep }) {
      const plan = createPlan(db, filter, sort);
      const queueId = randomUUID();
      const isStillOpen = (): boolean => queues.has(queueId);
      const { total, finder } = await prepare({ db, plan, windows, isStillOpen });
      queues.set(queueId, { plan, finder });
      const [oldest] = queues.keys();
      if (queues.size > maxOpenQueues && oldest !== undefined) queues.delete(oldest);
      const indexOfKept = keep && (await indexOf(db, { plan, finder }, keep));
      const today = countToday(db, plan.filter, now());
      return { queueId, total, today, ...(typeof indexOfKept === 'number' ? { indexOfKept } : {}) };
    },
    async rows({ queueId, from, count }) {
      const queue = queues.get(queueId);
      if (queue === undefined) return err({ kind: 'stale-queue' });
      return ok(readRows(db, await rowKeysFrom(db, queue, from, count), from));
    },
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

async function rowKeysFrom(
  db: Db,
  { plan, finder }: Queue,
  from: number,
  count: number,
): Promise<readonly number[]> {
  const block = Math.floor(from / anchorEvery);
  const isEarly =
    finder.by === 'anchors' ||
    (!finder.isReady && (plan.order.byTime || !plan.filter.hasDrivingTable));
  if (block === 0 && isEarly) {
    return positionsAfter(db, plan, undefined, from + count)
      .slice(from)
      .map(({ key }) => key);
  }
  if (finder.by === 'keys')
    return Array.prototype.slice.call(await finder.keys, from, from + count);
  const anchor = (await finder.anchors)[block - 1];
  // After the last full block there are no rows, or only rows that were added since.
  if (anchor === undefined) return [];
  const skip = from - block * anchorEvery;
  return positionsAfter(db, plan, anchor, skip + count)
    .slice(skip)
    .map(({ key }) => key);
}

async function indexOf(db: Db, queue: Queue, id: CallId): Promise<number | undefined> {
  const key = db.first<{ key: number }>('SELECT key FROM calls WHERE id = ?', id)?.key;
  const position = key === undefined ? undefined : positionOf(db, queue.plan, key);
  if (position === undefined) return undefined;
  if (queue.finder.by === 'keys') {
    const index: number = Array.prototype.indexOf.call(await queue.finder.keys, position.key);
    return index < 0 ? undefined : index;
  }
  const anchors = await queue.finder.anchors;
  const block = countBefore(
    anchors,
    (anchor) => comparePositions(queue.plan.sort, anchor, position) < 0,
  );
  const near = positionsAfter(db, queue.plan, anchors[block - 1], anchorEvery);
  const within = near.findIndex((other) => other.key === position.key);
  return within < 0 ? undefined : block * anchorEvery + within;
}

/** How many of the sorted positions come before, by binary search. */
function countBefore(
  positions: readonly Position[],
  isBefore: (position: Position) => boolean,
): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const position = positions[middle];
    if (position !== undefined && isBefore(position)) low = middle + 1;
    else high = middle;
  }
  return low;
}
