/** Moves the focus to the transcript. Does nothing if it is there, because focusing lays out the page. */
export function focusTranscript(): void {
  const scroller = document.querySelector<HTMLElement>('.transcript-scroller');
  if (scroller !== document.activeElement) scroller?.focus();
}

/** The element that has the focus while the reviewer asks for another call. */
export const focusedElement = (): Element | undefined => document.activeElement ?? undefined;

/** The queue with its filters, and whatever opens above the page. */
const keepsFocus = '.queue *, .popover *, dialog, dialog *, [role="menu"], [role="menu"] *';

/**
 * Moves the focus to the transcript of a call that has just opened. The queue, a dialog or a menu keeps it
 * if the reviewer went there after asking for the call: `before` had the focus at that moment.
 */
export function focusOpenedCall(before: Element | undefined): void {
  const now = focusedElement();
  if (now !== before && now?.matches(keepsFocus) === true) return;
  focusTranscript();
}
