/** Longer texts are cut for display: a single entry of millions of characters would freeze the page. */
export const maxEntryChars = 20_000;

/** A text that is safe to lay out. */
export const clip = (text: string): string =>
  text.length <= maxEntryChars ? text : text.slice(0, maxEntryChars);
