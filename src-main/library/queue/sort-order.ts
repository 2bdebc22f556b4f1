import type { QueueSort } from '../../../src-shared/filter.ts';
import { part, type SqlPart } from './sql-part.ts';

/** Where a row stands in a sorted queue. Rows without a value come last in either order. */
export interface Place {
  readonly value?: number;
  readonly key: number;
}

/** A stretch of a sorted queue that one index holds in order. */
export interface Stretch {
  readonly condition: SqlPart;
  readonly orderBy: string;
  readonly has: (place: Place) => boolean;
  readonly after: (place: Place) => SqlPart;
}

export interface SortOrder {
  /** What to select as `value`. */
  readonly value: string;
  /** One stretch by time, two (with and without a value) by anything else. */
  readonly stretches: readonly Stretch[];
  readonly byTime: boolean;
}

const columns = {
  duration: 'c.duration_ms',
  latency: 'c.latency_p50',
  cost: 'c.cost',
  score: 'c.score',
} as const;

/** `key` is the column that the walk follows when it goes by time. */
export function sortOrder(sort: QueueSort, key: string): SortOrder {
  const down = sort.order === 'descending';
  const direction = down ? 'DESC' : 'ASC';
  const past = down ? '<' : '>';
  const byKey = (column: string, condition: SqlPart, has: Stretch['has']): Stretch => ({
    condition,
    orderBy: `${column} ${direction}`,
    has,
    after: (place) => part(`${column} ${past} ?`, place.key),
  });
  if (sort.by === 'start') {
    return { value: 'NULL', stretches: [byKey(key, part('1'), () => true)], byTime: true };
  }
  const column = columns[sort.by];
  const valued: Stretch = {
    condition: part(`${column} IS NOT NULL`),
    orderBy: `${column} ${direction}, c.key ${direction}`,
    has: ({ value }) => value !== undefined,
    after: ({ value = 0, key: at }) => part(`(${column}, c.key) ${past} (?, ?)`, value, at),
  };
  const bare = byKey('c.key', part(`${column} IS NULL`), ({ value }) => value === undefined);
  return { value: column, stretches: [valued, bare], byTime: false };
}

/** The index that holds a kind in the order asked for, so that a walk sorts nothing. */
export const sortIndex = (by: QueueSort['by']): string =>
  by === 'start' ? 'calls_kind' : `calls_by_${by}`;
