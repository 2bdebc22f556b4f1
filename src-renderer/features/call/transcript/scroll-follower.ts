/** While following, the spoken word is kept between these shares of the height. */
const highestShare = 0.12;
const lowestShare = 0.72;
const restingShare = 0.3;

/**
 * Scrolls at most once per frame, to the last requested target. Reading positions forces a layout, and a
 * seek needs the main thread first.
 */
export function createScrollFollower(scroller: HTMLElement) {
  let frame: number | undefined;
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  const inFrame = (run: () => void): void => {
    stop();
    frame = requestAnimationFrame(() => {
      frame = undefined;
      run();
    });
  };
  return {
    /** Another call: scrolls to its saved position, or to its beginning. */
    jumpTo: (target: Range | HTMLElement | undefined): void =>
      inFrame(() => scrollToStart(scroller, target)),
    follow: (target: Range | HTMLElement | undefined): void => {
      if (target !== undefined) inFrame(() => scrollIfNeeded(scroller, target));
    },
    stop,
  };
}

export type ScrollFollower = ReturnType<typeof createScrollFollower>;

/** Where to scroll so that the target is comfortably visible; undefined if it already is. */
function scrollTargetFor(
  scroller: HTMLElement,
  target: Range | HTMLElement,
  fromPx: number,
): number | undefined {
  const box = target.getBoundingClientRect();
  const { top: edge, height } = scroller.getBoundingClientRect();
  const top = box.top - edge + scroller.scrollTop;
  const shown = top - fromPx;
  const isVisible = shown >= height * highestShare && shown + box.height <= height * lowestShare;
  // Rounded, because a fractional scroll position reads back differently.
  return isVisible ? undefined : Math.max(0, Math.round(top - height * restingShare));
}

/** Scrolls only when the target is not comfortably visible. */
function scrollIfNeeded(scroller: HTMLElement, target: Range | HTMLElement): void {
  const scrollTop = scrollTargetFor(scroller, target, scroller.scrollTop);
  if (scrollTop !== undefined) Object.assign(scroller, { scrollTop });
}

function scrollToStart(scroller: HTMLElement, target: Range | HTMLElement | undefined): void {
  const scrollTop = (target && scrollTargetFor(scroller, target, 0)) ?? 0;
  if (scroller.scrollTop !== scrollTop) Object.assign(scroller, { scrollTop });
}
