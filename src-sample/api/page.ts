import { setImmediate as breathe } from 'node:timers/promises';
import { type CompiledFilter, noFilter } from '../filters/record-filter.ts';
import type { Collection } from '../records/collection.ts';
import type { Order, SortPosition } from '../records/sort-position.ts';
import type { RecordView } from '../records/record-view.ts';

/** The requested page of a list. */
export interface PageRequest {
  readonly filter: CompiledFilter;
  readonly order: Order;
  readonly after?: SortPosition | undefined;
  readonly skip?: number;
  readonly limit: number;
}

/** A page of a list; the items are JSON texts, serialised one by one so that none blocks for long. */
export interface Page {
  readonly items: readonly string[];
  readonly hasMore: boolean;
  readonly last: SortPosition | undefined;
}

type View = RecordView<unknown, unknown>;

/** The longest time without a pause; other requests are handled in the pauses. */
const sliceMs = 4;
const checkEvery = 16;

/** Collects the requested page and serialises its items. */
export async function collectPage<V extends View>(
  collection: Collection<V>,
  request: PageRequest,
  write: (view: V) => string,
): Promise<Page> {
  const { limit } = request;
  const items: string[] = [];
  let toSkip = request.skip ?? 0;
  let last: SortPosition | undefined;
  for await (const view of matching(collection, request)) {
    if (toSkip > 0) toSkip -= 1;
    else if (items.length === limit) return { items, hasMore: true, last };
    else {
      items.push(write(view));
      last = view.position;
    }
  }
  return { items, hasMore: false, last };
}

/** How many records match the filter. */
export async function countMatching<V extends View>(
  collection: Collection<V>,
  filter: CompiledFilter,
): Promise<number> {
  if (filter === noFilter) return collection.count();
  const pause = pauser();
  let total = 0;
  for (const view of withinTimeSpan(collection, { filter, order: 'descending' })) {
    if (pause.isDue()) await pause.take();
    if (filter.matches(view)) total += 1;
  }
  return total;
}

async function* matching<V extends View>(
  collection: Collection<V>,
  request: PageRequest,
): AsyncGenerator<V, void> {
  const pause = pauser();
  for (const view of withinTimeSpan(collection, request)) {
    if (pause.isDue()) await pause.take();
    if (request.filter.matches(view)) yield view;
  }
}

/** Iterates over the records whose start is in the span that the filter can match. */
function* withinTimeSpan<V extends View>(
  collection: Collection<V>,
  { filter, order, after }: Pick<PageRequest, 'filter' | 'order' | 'after'>,
): Generator<V, void> {
  const isDown = order === 'descending';
  const edgeMs = isDown ? filter.untilMs : filter.fromMs;
  // The empty id sorts before, and the highest id after, every record with the same time.
  const edge = Number.isFinite(edgeMs) ? { timeMs: edgeMs, id: isDown ? '' : '\uFFFF' } : undefined;
  for (const view of collection.iterate(order, laterOf(edge, after, isDown))) {
    const { timeMs } = view.position;
    if (isDown ? timeMs < filter.fromMs : timeMs > filter.untilMs) return;
    yield view;
  }
}

function laterOf(
  a: SortPosition | undefined,
  b: SortPosition | undefined,
  isDown: boolean,
): SortPosition | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.timeMs < b.timeMs === isDown ? a : b;
}

function pauser(): { isDue: () => boolean; take: () => Promise<void> } {
  let seen = 0;
  let since = performance.now();
  return {
    isDue: () => {
      seen += 1;
      return seen % checkEvery === 0 && performance.now() - since > sliceMs;
    },
    take: async () => {
      await breathe();
      since = performance.now();
    },
  };
}
