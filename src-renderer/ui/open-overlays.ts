import { useLayoutEffect } from 'react';

let openCount = 0;

/** Something lies over the page until the function given back is called. */
export function registerOverlay(): () => void {
  openCount += 1;
  return () => {
    openCount -= 1;
  };
}

/**
 * Whether a dialog, a menu or a popover lies over the page. Counted, since every key asks: to look
 * for one through two hours of transcript takes longer than most of what keys do.
 */
export const hasOpenOverlay = (): boolean => openCount > 0;

/** Inside whatever lies over the page for as long as it is drawn. */
export function RegisterOverlay(): undefined {
  useLayoutEffect(registerOverlay, []);
  return undefined;
}
