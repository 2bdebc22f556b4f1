/** The name that the file of a reviewer's own keys begins with; docs/keys.md describes it. */
export const shortcutsFormat = 'earmark-keys';
export const shortcutsVersion = 1;

/** A set of keys as the text of a file. */
export const shortcutsFileText = (keys: Readonly<Record<string, readonly string[]>>): string =>
  `${JSON.stringify({ format: shortcutsFormat, version: shortcutsVersion, keys }, undefined, 2)}\n`;
