import type { RefCallback } from 'react';

/**
 * A ref for the content of an overlay: returns the focus to the element that had it before, at the moment
 * at which the overlay closes. Radix does so only after a timer, and a key that is pressed in between would
 * go to nothing, or the focus would come back to where the reviewer no longer is.
 */
export const returnFocus: RefCallback<HTMLElement> = (content) => {
  const before = document.activeElement;
  return () => giveFocusBack(content, before);
};

/** For content that disappears: if the focus is in it, `before` gets it, unless that is gone, too. */
export function giveFocusBack(content: Element | null, before: EventTarget | null): void {
  if (content?.contains(document.activeElement) !== true) return;
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}

/** For `onCloseAutoFocus`: Radix moves the focus only if nothing has it. */
export const keepFocus = (event: Event): void => {
  if (document.activeElement !== document.body) event.preventDefault();
};
