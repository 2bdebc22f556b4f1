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
  const inFrame = (run: () => void): void => {
    stop();
    frame = requestAnimationFrame(() => {
      frame = undefined;
      run();
    });
  };
  return {
    /** Another call: its beginning, or where the reviewer was in it. */
    begin: (target: Range | HTMLElement | undefined): void =>
      inFrame(() => beginWith(scroller, target)),
    follow: (target: Range | HTMLElement | undefined): void => {
      if (target !== undefined) inFrame(() => keepInSight(scroller, target));
    },
    stop,
  };
}

export type Follower = ReturnType<typeof createFollower>;

/** How far to scroll so that the box can rest a while; undefined where it does already. */
function restFor(
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
function keepInSight(scroller: HTMLElement, target: Range | HTMLElement): void {
  const wanted = restFor(scroller, target, scroller.scrollTop);
  if (wanted !== undefined) Object.assign(scroller, { scrollTop: wanted });
}

function beginWith(scroller: HTMLElement, target: Range | HTMLElement | undefined): void {
  const wanted = (target && restFor(scroller, target, 0)) ?? 0;
  if (scroller.scrollTop !== wanted) Object.assign(scroller, { scrollTop: wanted });
}
