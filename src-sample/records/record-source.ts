import { firstIndex } from '../../src-shared/kit/first-index.ts';
import { newestFirst, type SortPosition } from './sort-position.ts';
import type { RecordView } from './record-view.ts';

/** Records in rank order; rank 0 is the newest. They may be stored or computed. */
export interface RecordSource<View> {
  readonly count: number;
  positionAt(rank: number): SortPosition;
  viewAt(rank: number): View;
  rankOf(id: string): number | undefined;
}

/** A source that holds its records in memory. */
export function sourceOfList<View extends RecordView<unknown, unknown>>(
  views: readonly View[],
): RecordSource<View> {
  const ranked = views.toSorted((a, b) => newestFirst(a.position, b.position));
  const ranks = new Map(ranked.map((view, rank) => [view.position.id, rank]));
  const viewAt = (rank: number): View => {
    const view = ranked[rank];
    if (view === undefined) throw new RangeError(`No record of rank ${rank}`);
    return view;
  };
  return {
    count: ranked.length,
    positionAt: (rank) => viewAt(rank).position,
    viewAt,
    rankOf: (id) => ranks.get(id),
  };
}

/** How many records of the source are newer than `position`, or with `including` also at it. */
export function ranksBefore(
  source: RecordSource<unknown>,
  position: SortPosition,
  including: boolean,
): number {
  return firstIndex(0, source.count, (index) => {
    const order = newestFirst(source.positionAt(index), position);
    return order > 0 || (order === 0 && !including);
  });
}
