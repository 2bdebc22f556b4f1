/** Identifies a shortcuts file; docs/shortcuts.md describes the format. */
export const shortcutsFormat = 'earmark-keys';
export const shortcutsVersion = 1;

/** The text of a shortcuts file. */
export const shortcutsFileText = (keys: Readonly<Record<string, readonly string[]>>): string =>
  `${JSON.stringify({ format: shortcutsFormat, version: shortcutsVersion, keys }, undefined, 2)}\n`;
