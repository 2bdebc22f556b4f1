import { useLayoutEffect } from 'react';

let openCount = 0;

/** Counts an overlay as open. Returns a function to call when it closes. */
export function registerOverlay(): () => void {
  openCount += 1;
  return () => {
    openCount -= 1;
  };
}

/**
 * Whether a dialog, a menu or a popover is open. Every key press asks this, and a count is much faster than
 * a search through the elements of a two-hour transcript.
 */
export const hasOpenOverlay = (): boolean => openCount > 0;

/** Counts the overlay around it as open while it is rendered. */
export function RegisterOverlay(): undefined {
  useLayoutEffect(registerOverlay, []);
  return undefined;
}
