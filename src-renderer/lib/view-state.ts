/**
 * What the reviewer would miss but nobody would mourn: pane widths, the filter last used. Kept by the
 * browser; anything unreadable is as if it had never been kept.
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

/** Keeps a value under a key; a full or forbidden store is no reason to disturb anyone. */
export function saveViewState(key: string, value: unknown): void {
  try {
    localStorage.setItem(`earmark.${key}`, JSON.stringify(value));
  } catch {
    // The next start begins with the defaults.
  }
}

/** For `readView`: takes a number within bounds. */
export const numberBetween =
  (low: number, high: number) =>
  (value: unknown): number | undefined =>
    typeof value === 'number' && value >= low && value <= high ? value : undefined;
