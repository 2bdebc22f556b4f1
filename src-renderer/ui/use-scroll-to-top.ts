import { useEffect, type RefObject } from 'react';

/**
 * Scrolls to the top when the name of the shown content changes. It waits for the next frame, in which the
 * page is laid out anyway.
 */
export function useScrollToTop(name: string, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (scroller.current !== null) Object.assign(scroller.current, { scrollTop: 0 });
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the effect must run for new content, which is what a new name means
  }, [name, scroller]);
}
