/** Words on the screen are kept between these shares of the height while the view follows. */
const highestShare = 0.12;
const lowestShare = 0.72;
const restingShare = 0.3;

/**
 * The same once a frame, the last wish alone: to look where a line stands means to lay out the page,
 * and the recording that is being sought needs the page's thread first.
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
    /** Another call: its beginning, or where the reviewer was in it. */
    jumpTo: (target: Range | HTMLElement | undefined): void =>
      inFrame(() => scrollToStart(scroller, target)),
    follow: (target: Range | HTMLElement | undefined): void => {
      if (target !== undefined) inFrame(() => scrollIfNeeded(scroller, target));
    },
    stop,
  };
}

export type ScrollFollower = ReturnType<typeof createScrollFollower>;

/** How far to scroll so that the box can rest a while; undefined where it does already. */
function scrollTargetFor(
  scroller: HTMLElement,
  target: Range | HTMLElement,
  fromPx: number,
): number | undefined {
  const box = target.getBoundingClientRect();
  const { top: edge, height } = scroller.getBoundingClientRect();
  const top = box.top - edge + scroller.scrollTop;
  const shown = top - fromPx;
  const inSight = shown >= height * highestShare && shown + box.height <= height * lowestShare;
  // Rounded, so that no later read finds the scroll between two pixels.
  return inSight ? undefined : Math.max(0, Math.round(top - height * restingShare));
}

/** Scrolls only when the box is not comfortably in sight. */
function scrollIfNeeded(scroller: HTMLElement, target: Range | HTMLElement): void {
  const scrollTop = scrollTargetFor(scroller, target, scroller.scrollTop);
  if (scrollTop !== undefined) Object.assign(scroller, { scrollTop: scrollTop });
}

function scrollToStart(scroller: HTMLElement, target: Range | HTMLElement | undefined): void {
  const scrollTop = (target && scrollTargetFor(scroller, target, 0)) ?? 0;
  if (scroller.scrollTop !== scrollTop) Object.assign(scroller, { scrollTop: scrollTop });
}
