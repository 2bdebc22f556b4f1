/** Words on the screen are kept between these shares of the height while the view follows. */
const highestShare = 0.12;
const lowestShare = 0.72;
const restingShare = 0.3;

/**
 * The same once a frame, the last wish alone: to look where a line stands means to lay out the page,
 * and the recording that is being sought needs the page's thread first.
 */
export function createFollower(scroller: HTMLElement) {
  let frame: number | undefined;
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  return {
    follow: (target: Range | HTMLElement | undefined): void => {
      if (target === undefined) return;
      stop();
      frame = requestAnimationFrame(() => {
        frame = undefined;
        keepInSight(scroller, target);
      });
    },
    stop,
  };
}

export type Follower = ReturnType<typeof createFollower>;

/** Scrolls only when the box is not comfortably in sight, and then far enough to rest a while. */
function keepInSight(scroller: HTMLElement, target: Range | HTMLElement): void {
  const box = target.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const top = box.top - frame.top;
  const inSight =
    top >= frame.height * highestShare && box.bottom - frame.top <= frame.height * lowestShare;
  // Rounded, so that no later read finds the scroll between two pixels.
  if (!inSight)
    Object.assign(scroller, {
      scrollTop: Math.round(scroller.scrollTop + top - frame.height * restingShare),
    });
}
