/**
 * Reads a piece of view state, such as a pane width, from the browser's local storage. Unreadable values
 * count as missing.
 */
export function readViewState<T>(
  key: string,
  read: (value: unknown) => T | undefined,
): T | undefined {
  try {
    const text = localStorage.getItem(`earmark.${key}`);
    return text === null ? undefined : read(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Saves a piece of view state. A full or blocked storage is ignored. */
export function saveViewState(key: string, value: unknown): void {
  try {
    localStorage.setItem(`earmark.${key}`, JSON.stringify(value));
  } catch {
    // The next start uses the defaults.
  }
}

/** For `readView`: takes a number within bounds. */
export const numberBetween =
  (low: number, high: number) =>
  (value: unknown): number | undefined =>
    typeof value === 'number' && value >= low && value <= high ? value : undefined;
