/** The name that the file of a reviewer's own keys begins with; docs/keys.md describes it. */
export const keysFormat = 'earmark-keys';
export const keysVersion = 1;

/** A set of keys as the text of a file. */
export const keysFileText = (keys: Readonly<Record<string, readonly string[]>>): string =>
  `${JSON.stringify({ format: keysFormat, version: keysVersion, keys }, undefined, 2)}\n`;
