import type { CallId } from '../../../src-shared/call.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import { firstIndex } from '../../../src-shared/kit/first-index.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import { firstRowKeyOfMs } from '../calls/row-key.ts';
import type { CallColumns } from '../columns/call-columns.ts';
import { fieldsForSql, filterRows } from '../columns/filter-rows.ts';
import type { FollowedColumns } from '../columns/followed-columns.ts';
import { compareRows, countBefore, firstRows, sortValues } from '../columns/row-order.ts';
import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import type { HitKeys } from './hit-keys.ts';
import type { OutsideRow } from './outside-row.ts';
import { anchorEvery } from './queue-positions.ts';
import { openFilters, type RowFinder } from './row-finder.ts';
import { keysOfRuns, runsOf } from './sorted-keys.ts';
import { maxCollectedKeys, startOfDay } from './tally.ts';

export interface QueueRequest {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly keep?: CallId | undefined;
  readonly keepOutside?: CallId | undefined;
}

/** All that opening a queue has to find out. Indices count the matching rows only. */
export interface QueueAnswer {
  readonly total: number;
  readonly today: number;
  readonly finder: RowFinder;
  readonly outside: OutsideRow | undefined;
  readonly indexOfKept: number | undefined;
  readonly firstUnreviewed: number | undefined;
}

interface AnswerDeps {
  readonly db: Db;
  readonly columns: FollowedColumns;
  readonly hits: HitKeys;
  readonly nowMs: number;
  readonly isStillOpen: () => boolean;
}

/**
 * Opens a queue from the columns in memory; SQL only finds what they do not hold, such as the hits of a
 * search. Undefined if SQL has to answer the whole filter.
 */
export async function answerFromColumns(
  request: QueueRequest,
  deps: AnswerDeps,
): Promise<QueueAnswer | undefined> {
  const { columns, hits } = deps;
  if (!columns.isRead) return undefined;
  const found = await hits.of(fieldsForSql(request.filter));
  if (found === undefined) return undefined;
  return columns.ask((table) => answer(table, request, { ...deps, found }));
}

function answer(
  columns: CallColumns,
  { filter, sort, keep, keepOutside }: QueueRequest,
  deps: AnswerDeps & { readonly found: Float64Array | 'every' },
): QueueAnswer {
  const among = deps.found === 'every' ? everyRow(columns) : rowsOf(columns, deps.found);
  const rows = filterRows(columns, filter, among);
  const indexOf = (row: number): number =>
    sortValues(columns, sort) === undefined
      ? indexByTime(rows, row, sort)
      : countBefore(columns, sort, { rows, row });
  const kept = rowOfCall(columns, deps.db, { id: keep, kind: filter.kind });
  const outside = rowOfCall(columns, deps.db, { id: keepOutside, kind: filter.kind });
  const unreviewed = firstUnreviewedRow(columns, rows, { filter, sort });
  return {
    total: rows.length,
    today: countToday(columns, rows, deps.nowMs),
    finder: finderOf(columns, rows, { sort, isStillOpen: deps.isStillOpen }),
    indexOfKept: kept !== undefined && contains(rows, kept) ? indexOf(kept) : undefined,
    outside:
      outside === undefined || contains(rows, outside)
        ? undefined
        : { key: columns.keys[outside] ?? 0, index: indexOf(outside) },
    firstUnreviewed: unreviewed === undefined ? undefined : indexOf(unreviewed),
  };
}

function everyRow({ size }: CallColumns): Uint32Array {
  const rows = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) rows[row] = row;
  return rows;
}

/** Both are sorted, so each search starts where the last one ended. A key whose call is gone has no row. */
function rowsOf(columns: CallColumns, keys: Float64Array): Uint32Array {
  const rows = new Uint32Array(keys.length);
  let count = 0;
  let row = 0;
  const isDense = keys.length * 16 > columns.size;
  for (const key of keys) {
    if (isDense) while (row < columns.size && (columns.keys[row] ?? 0) < key) row += 1;
    else row = columns.rowFrom(key);
    if (row >= columns.size || columns.keys[row] !== key) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** The place of a row in rows that are in the order of time, or where it would be. */
const placeByTime = (rows: Uint32Array, row: number): number =>
  firstIndex(0, rows.length, (at) => (rows[at] ?? 0) >= row);

const contains = (rows: Uint32Array, row: number): boolean => rows[placeByTime(rows, row)] === row;

function indexByTime(rows: Uint32Array, row: number, { order }: QueueSort): number {
  if (order === 'ascending') return placeByTime(rows, row);
  return rows.length - placeByTime(rows, row + 1);
}

interface WantedCall {
  readonly id: CallId | undefined;
  readonly kind: QueueFilter['kind'];
}

function rowOfCall(columns: CallColumns, db: Db, { id, kind }: WantedCall): number | undefined {
  if (id === undefined) return undefined;
  const call = db.first<{ key: number }>(
    'SELECT key FROM calls WHERE id = ? AND kind = ?',
    id,
    kind,
  );
  return call && columns.rowOf(call.key);
}

function firstUnreviewedRow(
  columns: CallColumns,
  rows: Uint32Array,
  { filter, sort }: Pick<QueueRequest, 'filter' | 'sort'>,
): number | undefined {
  const filters = openFilters(filter);
  const [one, ...others] = filters;
  if (one !== undefined && others.length === 0 && sortValues(columns, sort) === undefined) {
    return firstByTime(columns, rows, { order: sort.order, states: one.states ?? [] });
  }
  const open = filters.map(({ kind, states = [], reviewedByAnyone }) => {
    const conditions = reviewedByAnyone === undefined ? {} : { reviewedByAnyone };
    return filterRows(columns, { kind, call: {}, states, ...conditions }, rows);
  });
  return firstRows(columns, sort, { rows: joined(open), count: 1 })[0];
}

/** Reads only up to the first row with one of the states. */
function firstByTime(
  columns: CallColumns,
  rows: Uint32Array,
  { order, states }: Pick<QueueSort, 'order'> & { readonly states: readonly ReviewStatus[] },
): number | undefined {
  const wanted = new Set(states.map((state) => columns.numberOf('state', state)));
  const column = columns.text('state');
  const isOpen = (row: number): boolean => wanted.has(column[row]);
  return order === 'ascending' ? rows.find(isOpen) : rows.findLast(isOpen);
}

/** Sorted rows of several lists that have no row in common. */
function joined(lists: readonly Uint32Array[]): Uint32Array {
  const [first = new Uint32Array(), ...others] = lists;
  return others.length === 0
    ? first
    : Uint32Array.from(lists.flatMap((list) => [...list])).toSorted();
}

/** How many of the rows started today. */
function countToday(columns: CallColumns, rows: Uint32Array, nowMs: number): number {
  const from = columns.rowFrom(firstRowKeyOfMs(startOfDay(nowMs)));
  const until = columns.rowFrom(firstRowKeyOfMs(startOfDay(nowMs, 1)));
  const starts = columns.number('start_ms');
  const today = rows.subarray(placeByTime(rows, from), placeByTime(rows, until));
  return today.reduce((count, row) => count + Number(!Number.isNaN(starts[row])), 0);
}

interface Ordering {
  readonly sort: QueueSort;
  readonly isStillOpen: () => boolean;
}

/** A long queue that is sorted by a value has its first rows at once; the rest is sorted in steps. */
function finderOf(
  columns: CallColumns,
  rows: Uint32Array,
  { sort, isStillOpen }: Ordering,
): RowFinder {
  const values = sortValues(columns, sort);
  if (values === undefined) {
    const byTime = keysByTime(columns, rows);
    return readyFinder(sort.order === 'descending' ? byTime.toReversed() : byTime);
  }
  if (rows.length <= maxCollectedKeys) {
    return readyFinder(keysOf(columns, rows.toSorted(compareRows(columns, sort))));
  }
  const first = keysOf(columns, firstRows(columns, sort, { rows, count: 2 * anchorEvery }));
  const table = { values: picked(values, rows), keys: keysByTime(columns, rows) };
  const keys = yieldToEventLoop().then(() => keysOfRuns(runsOf(table, sort), sort, isStillOpen));
  // A failure reaches whoever awaits the keys, if anyone does.
  keys.catch(() => undefined);
  return { by: 'keys', keys, isReady: false, first };
}

const readyFinder = (keys: Float64Array): RowFinder => ({
  by: 'keys',
  keys: Promise.resolve(keys),
  isReady: true,
});

const keysOf = (columns: CallColumns, rows: Uint32Array): Float64Array =>
  picked(columns.keys, rows);

/** The keys of rows that are in the order of time. */
const keysByTime = (columns: CallColumns, rows: Uint32Array): Float64Array =>
  rows.length === columns.size ? columns.keys.slice(0, columns.size) : keysOf(columns, rows);

function picked(column: Float64Array, rows: Uint32Array): Float64Array {
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) values[at] = column[rows[at] ?? 0] ?? Number.NaN;
  return values;
}
