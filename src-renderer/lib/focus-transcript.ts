/** Moves the focus to the transcript. Does nothing if it is there, because focusing lays out the page. */
export function focusTranscript(): void {
  const scroller = document.querySelector<HTMLElement>('.transcript-scroller');
  if (scroller !== document.activeElement) scroller?.focus();
}
