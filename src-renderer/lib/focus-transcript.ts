/** Brings the keys to the transcript. Where they are already, asking again would lay out the page. */
export function focusTranscript(): void {
  const scroller = document.querySelector<HTMLElement>('.transcript-scroller');
  if (scroller !== document.activeElement) scroller?.focus();
}
