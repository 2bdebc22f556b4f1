import type { Row } from './read-row.ts';

/**
 * Fields that open something for whoever holds them, like the `access_token` of a web call's room. No
 * reviewer needs them, so they are neither shown nor kept.
 */
const secretFieldName = /(?:^|_)(?:token|secret|password|api_?key)$/iu;

/** The row without them; the very same row when it has none. */
export function withoutSecrets(row: Row): Row {
  const entries = Object.entries(row);
  const harmless = entries.filter(([name]) => !secretFieldName.test(name));
  return harmless.length === entries.length ? row : Object.fromEntries(harmless);
}
