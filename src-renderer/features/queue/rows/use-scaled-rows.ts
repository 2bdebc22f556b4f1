import { useSyncExternalStore, useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Browsers render no element taller than about 33.5 million pixels. A taller queue scrolls on a shorter
 * track, of which one pixel stands for several pixels of the queue.
 */
export const tallestTrackPx = 15_000_000;

/** Converts between a position in the queue and the scroll position, both in pixels. */
export interface ScrollScale {
  readonly trackPx: number;
  /** Pixels of the queue that one pixel of the track stands for; 1 for all but huge queues. */
  readonly ratio: number;
}

/** The scale for a queue of this height, seen through a window of that height. */
export function scaleFor(contentPx: number, windowPx: number): ScrollScale {
  if (contentPx <= tallestTrackPx) return { trackPx: contentPx, ratio: 1 };
  // Both ends must meet: the last row is visible when the bar is at its end.
  return {
    trackPx: tallestTrackPx,
    ratio: (contentPx - windowPx) / (tallestTrackPx - windowPx),
  };
}

/** The height of a row in rem; equals `--row` in tokens.css. */
const rowRem = 2.75;

const readRowHeight = (): number =>
  Math.round(
    rowRem * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16),
  );

/** Kept between renders, because reading a computed style makes the browser update all styles first. */
let rowHeight: number | undefined;

function watchTextSize(changed: () => void): () => void {
  const watcher = new MutationObserver(() => {
    rowHeight = undefined;
    changed();
  });
  watcher.observe(document.documentElement, { attributeFilter: ['style'] });
  return () => {
    watcher.disconnect();
    rowHeight = undefined;
  };
}

const currentRowHeight = (): number => (rowHeight ??= readRowHeight());

/** The height of a row in whole pixels, at the reviewer's own text size. */
export const useRowHeight = (): number => useSyncExternalStore(watchTextSize, currentRowHeight);

/** Rows rendered beyond the edges, so that a quick scroll does not show gaps. */
const overscan = 12;

interface Viewport {
  readonly scrollTop: number;
  readonly height: number;
}

/**
 * The visible rows of a list of any length. All rows are equally tall, so their positions are computed,
 * and a queue of a million calls costs as much as one of a hundred.
 */
export function useScaledRows(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowPx: number,
) {
  const window = useViewport(scroller);
  const scale = scaleFor(count * rowPx, window.height);
  useScaledWheel(scroller, scale.ratio);

  const offset = window.scrollTop * scale.ratio;
  const first = Math.max(0, Math.floor(offset / rowPx));
  const last = Math.min(count - 1, Math.ceil((offset + window.height) / rowPx) - 1);
  const from = Math.max(0, first - overscan);
  const length = Math.max(0, Math.min(count - 1, last + overscan) - from + 1);
  return {
    trackPx: scale.trackPx,
    first,
    last: Math.max(first, last),
    rows: Array.from({ length }, (_, step) => ({
      index: from + step,
      topPx: Math.round(window.scrollTop + (from + step) * rowPx - offset),
    })),
    place: rowScroller(scroller, scale, rowPx),
  };
}

/** Scrolls the list by rows. */
const rowScroller = (
  scroller: RefObject<HTMLDivElement | null>,
  scale: ScrollScale,
  rowPx: number,
) => ({
  /** Scrolls by a number of rows, so that visible rows stay in place although others were added above. */
  shiftBy(rows: number): void {
    const element = scroller.current;
    if (element !== null) element.scrollTop += (rows * rowPx) / scale.ratio;
  },
  scrollToTop(index: number): void {
    const element = scroller.current;
    if (element !== null) element.scrollTop = (index * rowPx) / scale.ratio;
  },
  /** Scrolls only as far as the row needs to be fully visible. */
  scrollIntoView(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    const top = index * rowPx;
    const offset = element.scrollTop * scale.ratio;
    const height = element.clientHeight;
    if (top < offset) element.scrollTop = Math.floor(top / scale.ratio);
    else if (top + rowPx > offset + height) {
      element.scrollTop = Math.ceil((top + rowPx - height) / scale.ratio);
    }
  },
});

function useViewport(scroller: RefObject<HTMLDivElement | null>): Viewport {
  const [window, setWindow] = useState<Viewport>({ scrollTop: 0, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const read = (): void => {
      const { scrollTop, clientHeight } = element;
      setWindow((before) =>
        before.scrollTop === scrollTop && before.height === clientHeight
          ? before
          : { scrollTop, height: clientHeight },
      );
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const watcher = new ResizeObserver(read);
    watcher.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      watcher.disconnect();
    };
  }, [scroller]);
  return window;
}

/** On a scaled track the wheel moves the rows as far as in a short queue, not `ratio` times as far. */
function useScaledWheel(scroller: RefObject<HTMLDivElement | null>, ratio: number): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || ratio === 1) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey) return;
      event.preventDefault();
      element.scrollTop += event.deltaY / ratio;
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, ratio]);
}
