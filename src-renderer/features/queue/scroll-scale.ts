/**
 * Browsers draw no element taller than about 33.5 million pixels. Beyond this height the scroll bar
 * covers the whole queue on a shorter track, and a pixel of the track stands for more than one.
 */
export const tallestTrackPx = 15_000_000;

/** Translates between the place in the queue and the place of the scroll bar, both in pixels. */
export interface ScrollScale {
  readonly trackPx: number;
  /** Pixels of the queue that one pixel of the track stands for; 1 for all but huge queues. */
  readonly ratio: number;
}

/** The scale for a queue of this height, seen through a window of that height. */
export function scaleFor(contentPx: number, windowPx: number): ScrollScale {
  if (contentPx <= tallestTrackPx) return { trackPx: contentPx, ratio: 1 };
  // Both ends must meet: the last row is in sight when the bar is at its end.
  return {
    trackPx: tallestTrackPx,
    ratio: (contentPx - windowPx) / (tallestTrackPx - windowPx),
  };
}
