import { useEffect, type RefObject } from 'react';

/**
 * Another thing is shown in the same scroller: it is seen from its top. In a frame of its own, when the
 * page is laid out anyway.
 */
export function useScrollToTop(name: string, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (scroller.current !== null) Object.assign(scroller.current, { scrollTop: 0 });
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the name says that it is another thing
  }, [name, scroller]);
}
