import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { HitContext } from '../../../../src-shared/queue.ts';
import { GridCell, GridRow } from '../../../ui/grid.tsx';
import { QueueRowView, rowElementId } from './queue-row.tsx';
import { idAt, rowAt, type QueueStore } from '../store.ts';
import { useRowHeight } from './use-scaled-rows.ts';
import { useScaledRows } from './use-scaled-rows.ts';

interface QueueGridProps {
  readonly store: QueueStore;
  readonly onVisibleRows: (seen: { readonly first: number; readonly last: number }) => void;
  readonly onOpen: (index: number) => void;
  /** What stands there when no call matches. */
  readonly empty: ReactNode;
}

/** Every call that matches, of which only those in sight are drawn. */
export function QueueGrid({ store, onVisibleRows: onSee, onOpen, empty }: QueueGridProps) {
  const { listing, cursor, open, reveal, shift, load, filter, contexts } = useStore(store);
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useRowHeight();
  const total = listing?.total ?? 0;
  const { trackPx, rows, first, last, place } = useScaledRows(scroller, total, rowPx);
  const latestScroll = useRef(place);
  useLayoutEffect(() => {
    latestScroll.current = place;
  });

  // Whoever comes from a page that is gone, with the focus it had, walks the calls at once.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus();
  }, []);

  // Before the new rows are painted, so that nothing is seen to move.
  useLayoutEffect(() => {
    if (shift !== undefined) latestScroll.current.shiftBy(shift.rows);
  }, [shift]);
  useLayoutEffect(() => {
    if (reveal === undefined) return;
    if (reveal.how === 'top') latestScroll.current.scrollToTop(reveal.index);
    else latestScroll.current.scrollIntoView(reveal.index);
  }, [reveal]);

  const queueId = listing?.queueId;
  useEffect(() => {
    if (queueId !== undefined) onSee({ first, last });
  }, [queueId, first, last, onSee]);

  const contextOf = (index: number): HitContext | undefined => {
    const id = contexts?.search === filter.search ? idAt(listing, index) : undefined;
    return id === undefined ? undefined : contexts?.byCall.get(id);
  };
  const pool = Math.max(64, rows.length);
  const cursorDrawn = rows.some(({ index }) => index === cursor);
  return (
    // A grid that points at its row by aria-activedescendant: rows come and go while the focus stays.
    <div
      ref={scroller}
      role="grid"
      aria-label="Calls"
      aria-rowcount={total}
      aria-busy={load.phase === 'opening' || load.phase === 'idle'}
      {...(cursorDrawn ? { 'aria-activedescendant': rowElementId(cursor) } : {})}
      tabIndex={0}
      data-command-scope="queue"
      className="queue-grid"
    >
      {total === 0 && load.phase === 'ready' ? (
        <GridRow>
          <GridCell>{empty}</GridCell>
        </GridRow>
      ) : (
        <div className="queue-track" style={{ height: trackPx }}>
          {rows.map(({ index, topPx }) => (
            <QueueRowView
              // Elements that scroll out are used again for the rows that scroll in.
              key={index % pool}
              row={listing === undefined ? undefined : rowAt(listing, index)}
              index={index}
              topPx={topPx}
              isCursor={index === cursor}
              isOpen={open !== undefined && !open.left && open.index === index}
              context={contextOf(index)}
              onOpen={onOpen}
            />
          ))}
        </div>
      )}
    </div>
  );
}
