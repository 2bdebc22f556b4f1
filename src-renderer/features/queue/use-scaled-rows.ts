import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { scaleFor, type ScrollScale } from './scroll-scale.ts';

/** Rows beyond the edges that are drawn too, so that a quick scroll finds them there. */
const overscan = 12;

interface Window {
  readonly scrollTop: number;
  readonly height: number;
}

/**
 * The rows in sight of a list of any length. All rows are equally tall, so their places are known by
 * arithmetic, and a queue of a million calls costs what one of a hundred does.
 */
export function useScaledRows(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowPx: number,
) {
  const window = useWindow(scroller);
  const scale = scaleFor(count * rowPx, window.height);
  useGentleWheel(scroller, scale.ratio);

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
    place: placing(scroller, scale, rowPx),
  };
}

/** Ways to move the view, in rows. */
const placing = (
  scroller: RefObject<HTMLDivElement | null>,
  scale: ScrollScale,
  rowPx: number,
) => ({
  /** Moves by so many rows: what was in sight stays where it was although rows came above it. */
  shiftBy(rows: number): void {
    const element = scroller.current;
    if (element !== null) element.scrollTop += (rows * rowPx) / scale.ratio;
  },
  toTop(index: number): void {
    const element = scroller.current;
    if (element !== null) element.scrollTop = (index * rowPx) / scale.ratio;
  },
  /** Moves only as far as the row needs to be wholly in sight. */
  intoSight(index: number): void {
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

function useWindow(scroller: RefObject<HTMLDivElement | null>): Window {
  const [window, setWindow] = useState<Window>({ scrollTop: 0, height: 600 });
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

/** On a scaled track a wheel moves the rows as far as in a short queue, not `ratio` times as far. */
function useGentleWheel(scroller: RefObject<HTMLDivElement | null>, ratio: number): void {
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
