import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { HitContext } from '../../../../src-shared/queue.ts';
import { GridCell, GridRow } from '../../../ui/grid.tsx';
import { queueText } from '../queue-text.ts';
import { QueueRowView, rowElementId } from './queue-row.tsx';
import { idAt, rowAt, type QueueStore } from '../store.ts';
import { useRowHeight, useScaledRows } from './use-scaled-rows.ts';

interface QueueGridProps {
  readonly store: QueueStore;
  readonly onVisibleRows: (seen: { readonly first: number; readonly last: number }) => void;
  readonly onOpen: (index: number) => void;
  /** Shown when no call matches. */
  readonly empty: ReactNode;
}

/** The list of matching calls; only the visible rows are rendered. */
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

  // If the previous page took the focus with it, the list receives it, so that keys work at once.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus();
  }, []);

  // In a layout effect, before the new rows are painted, so that nothing visibly moves.
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
    // The grid keeps the focus and names its row by aria-activedescendant, since rows come and go.
    <div
      ref={scroller}
      role="grid"
      aria-label={queueText.calls}
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
              // Elements that scroll out are reused for the rows that scroll in.
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
