const inQueue = (selector: string): HTMLElement | undefined =>
  document.querySelector<HTMLElement>(`.queue ${selector}`) ?? undefined;

/** Focuses the first element of the queue that matches the selector. */
export const focusInQueue = (selector: string): void => inQueue(selector)?.focus();

/** Focuses the list of calls. */
export const focusRows = (): void => focusInQueue('[role="grid"]');

/** How many rows a page up or down moves: the visible ones, less one for orientation. */
export function visibleRowCount(): number {
  const grid = inQueue('[role="grid"]');
  const row = inQueue('[role="row"]');
  if (grid === undefined || row === undefined) return 10;
  return Math.max(1, Math.floor(grid.clientHeight / Math.max(1, row.clientHeight)) - 1);
}
