import { randomUUID } from 'node:crypto';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { OpenQueue, QueueRows } from '../../../src-shared/queue.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import type { Db } from '../storage/db.ts';
import { filterSql } from './filter-sql.ts';
import { compareIn, placeOf, placesAfter, walkByValue, type Plan } from './place-walk.ts';
import { readRows } from './read-rows.ts';
import { sortOrder, type Place } from './sort-order.ts';
import { anchorEvery, walkByTime } from './time-walk.ts';

/** Open queues; the oldest is closed when there are more than a few. */
export interface Queues {
  open(input: { filter: QueueFilter; sort: QueueSort; keep?: CallId }): Promise<OpenQueue>;
  rows(input: {
    queueId: string;
    from: number;
    count: number;
  }): Promise<Result<QueueRows, AppError>>;
}

/** How the rows of a queue are found: all keys at hand, or the place of every 256th row. */
type Finder =
  | { readonly by: 'list'; readonly keys: readonly number[] }
  | { readonly by: 'anchors'; readonly anchors: Promise<readonly Place[]> };

interface Queue {
  readonly plan: Plan;
  readonly finder: Finder;
}

const keptQueues = 8;
/** Up to here it is cheaper to sort the keys at once than to walk an index for them. */
const sortedAtOnce = 20_000;

export const planOf = (filter: QueueFilter, sort: QueueSort): Plan => {
  const compiled = filterSql(filter);
  return { kind: filter.kind, filter: compiled, sort, order: sortOrder(sort, compiled.key) };
};

export function createQueues(db: Db): Queues {
  const queues = new Map<string, Queue>();
  return {
    async open({ filter, sort, keep }) {
      const plan = planOf(filter, sort);
      const queueId = randomUUID();
      const { total, finder } = await begin(db, plan, () => queues.has(queueId));
      queues.set(queueId, { plan, finder });
      const [oldest] = queues.keys();
      if (queues.size > keptQueues && oldest !== undefined) queues.delete(oldest);
      const indexOfKept = keep && (await indexOf(db, { plan, finder }, keep));
      return { queueId, total, ...(typeof indexOfKept === 'number' ? { indexOfKept } : {}) };
    },
    async rows({ queueId, from, count }) {
      const queue = queues.get(queueId);
      if (queue === undefined) return err({ kind: 'stale-queue' });
      return ok(readRows(db, await keysFrom(db, queue, from, count), from));
    },
  };
}

async function begin(
  db: Db,
  plan: Plan,
  isOpen: () => boolean,
): Promise<{ total: number; finder: Finder }> {
  const down = plan.sort.order === 'descending';
  const { filter, order } = plan;
  if (order.byTime && filter.everything) {
    // The first rows need no anchor, so nobody waits for them.
    const walk = later(() => walkByTime(db, { filter, down, goOn: isOpen }));
    const anchors = walk.then((walked) => walked.anchors.map((key) => ({ key })));
    return {
      total: callsOfKind(db, plan.kind),
      finder: { by: 'anchors', anchors: quiet(anchors) },
    };
  }
  const walked = filter.everything
    ? { total: callsOfKind(db, plan.kind), anchors: [] }
    : await walkByTime(db, { filter, down, goOn: () => true });
  const { total } = walked;
  if (order.byTime) {
    const anchors = Promise.resolve(walked.anchors.map((key) => ({ key })));
    return { total, finder: { by: 'anchors', anchors } };
  }
  if (total <= sortedAtOnce || filter.isLed) {
    return { total, finder: { by: 'list', keys: sortedKeys(db, plan) } };
  }
  return {
    total,
    finder: { by: 'anchors', anchors: quiet(later(() => walkByValue(db, plan, isOpen))) },
  };
}

/** Begun after the answer is on its way. */
const later = async <T>(work: () => Promise<T>): Promise<T> => {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return work();
};

/** Whoever awaits it still sees the failure; nobody may, when the queue is not scrolled. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function sortedKeys(db: Db, { filter, order, sort }: Plan): readonly number[] {
  const where = [filter.kind, ...filter.where];
  const direction = sort.order === 'descending' ? 'DESC' : 'ASC';
  const rows = db.all<{ key: number }>(
    `SELECT c.key AS key FROM ${filter.from} WHERE ${where.map(({ sql }) => sql).join(' AND ')}
     ORDER BY ${order.value} IS NULL, ${order.value} ${direction}, c.key ${direction}`,
    ...where.flatMap(({ values }) => values),
  );
  return rows.map(({ key }) => key);
}

async function keysFrom(
  db: Db,
  { plan, finder }: Queue,
  from: number,
  count: number,
): Promise<readonly number[]> {
  if (finder.by === 'list') return finder.keys.slice(from, from + count);
  const block = Math.floor(from / anchorEvery);
  const anchor = block === 0 ? undefined : (await finder.anchors)[block - 1];
  // Beyond the last full block there is nothing, or rows that came after the queue was opened.
  if (block > 0 && anchor === undefined) return [];
  const skip = from - block * anchorEvery;
  return placesAfter(db, plan, anchor, skip + count)
    .slice(skip)
    .map(({ key }) => key);
}

async function indexOf(db: Db, queue: Queue, id: CallId): Promise<number | undefined> {
  const key = db.first<{ key: number }>('SELECT key FROM calls WHERE id = ?', id)?.key;
  const place = key === undefined ? undefined : placeOf(db, queue.plan, key);
  if (place === undefined) return undefined;
  if (queue.finder.by === 'list') {
    const index = queue.finder.keys.indexOf(place.key);
    return index < 0 ? undefined : index;
  }
  const anchors = await queue.finder.anchors;
  const block = countAhead(anchors, (anchor) => compareIn(queue.plan.sort, anchor, place) < 0);
  const near = placesAfter(db, queue.plan, anchors[block - 1], anchorEvery);
  const within = near.findIndex((other) => other.key === place.key);
  return within < 0 ? undefined : block * anchorEvery + within;
}

/** How many of the sorted places stand ahead, by halving. */
function countAhead(places: readonly Place[], isAhead: (place: Place) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const place = places[middle];
    if (place !== undefined && isAhead(place)) low = middle + 1;
    else high = middle;
  }
  return low;
}
