import { newestFirst, type Order, type SortPosition } from './sort-position.ts';
import type { RecordView } from './record-view.ts';
import { sourceOfList, ranksBefore, type RecordSource } from './record-source.ts';

/** All calls, or all chats, of the account, and their changes while the server runs. */
export interface Collection<View> {
  /** In the given order, starting behind `after`. */
  iterate(order: Order, after?: SortPosition): Generator<View, void>;
  find(id: string): View | undefined;
  count(): number;
  /** Adds a record or replaces the one with the same id. */
  put(view: View): void;
  /** False when there was no record with this id. */
  remove(id: string): boolean;
}

/** How time changes the records of the base; ranks count from the newest. */
export interface AgeRules<View> {
  /** Records from this rank on were deleted by retention. */
  readonly keptCount: () => number;
  /** A record as it is now, for example still without its analysis. */
  readonly currentView: (view: View, rank: number) => View;
}

/**
 * `base` never changes, so it may be computed instead of stored. Records that were added or removed later
 * are kept beside it.
 */
export function createCollection<View extends RecordView<unknown, unknown>>(
  base: RecordSource<View>,
  ageing: AgeRules<View>,
): Collection<View> {
  const hidden = new Set<string>();
  // Every change replaces the whole source, so that an iteration in progress is not disturbed.
  let since: RecordSource<View> = sourceOfList<View>([]);
  const baseCount = (): number => Math.min(base.count, ageing.keptCount());
  const aged = (): RecordSource<View> => ({
    ...base,
    count: baseCount(),
    viewAt: (rank) => ageing.currentView(base.viewAt(rank), rank),
  });
  const baseRankOf = (id: string): number | undefined => {
    if (hidden.has(id)) return undefined;
    const rank = base.rankOf(id);
    return rank !== undefined && rank < baseCount() ? rank : undefined;
  };
  const sinceWithout = (id: string): View[] =>
    Array.from({ length: since.count }, (_, rank) => since.viewAt(rank)).filter(
      (view) => view.position.id !== id,
    );
  return {
    iterate(order, after) {
      const older = { ...cursorFrom(aged(), order, after), hidden };
      const newer = { ...cursorFrom(since, order, after), hidden: nothing };
      return merged(older, newer, order);
    },
    find(id) {
      const late = since.rankOf(id);
      if (late !== undefined) return since.viewAt(late);
      const rank = baseRankOf(id);
      return rank === undefined ? undefined : ageing.currentView(base.viewAt(rank), rank);
    },
    count() {
      const gone = [...hidden].filter((id) => (base.rankOf(id) ?? Infinity) < baseCount()).length;
      return baseCount() - gone + since.count;
    },
    put(view) {
      const { id } = view.position;
      if (base.rankOf(id) !== undefined) hidden.add(id);
      since = sourceOfList([...sinceWithout(id), view]);
    },
    remove(id) {
      const wasThere = since.rankOf(id) !== undefined || baseRankOf(id) !== undefined;
      if (base.rankOf(id) !== undefined) hidden.add(id);
      since = sourceOfList(sinceWithout(id));
      return wasThere;
    },
  };
}

const nothing: ReadonlySet<string> = new Set();

interface CursorStart<View> {
  readonly source: RecordSource<View>;
  readonly step: 1 | -1;
  rank: number;
}

interface Cursor<View> extends CursorStart<View> {
  readonly hidden: ReadonlySet<string>;
}

function cursorFrom<View>(
  source: RecordSource<View>,
  order: Order,
  after: SortPosition | undefined,
): CursorStart<View> {
  if (order === 'descending') {
    return { source, step: 1, rank: after === undefined ? 0 : ranksBefore(source, after, true) };
  }
  const from = after === undefined ? source.count : ranksBefore(source, after, false);
  return { source, step: -1, rank: from - 1 };
}

/** The position of the cursor's next record; undefined at its end. */
function nextPosition(at: Cursor<unknown>): SortPosition | undefined {
  while (at.rank >= 0 && at.rank < at.source.count) {
    const position = at.source.positionAt(at.rank);
    // The id is computed only if any record is hidden.
    if (at.hidden.size === 0 || !at.hidden.has(position.id)) return position;
    at.rank += at.step;
  }
  return undefined;
}

function* merged<View>(a: Cursor<View>, b: Cursor<View>, order: Order): Generator<View, void> {
  const sign = order === 'descending' ? 1 : -1;
  for (;;) {
    const ofA = nextPosition(a);
    const ofB = nextPosition(b);
    if (ofA === undefined && ofB === undefined) return;
    const isA = ofB === undefined || (ofA !== undefined && sign * newestFirst(ofA, ofB) <= 0);
    const at = isA ? a : b;
    const view = at.source.viewAt(at.rank);
    at.rank += at.step;
    yield view;
  }
}
