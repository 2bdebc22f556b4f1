import type { Row } from './read-row.ts';

/**
 * Fields that grant access, such as the `access_token` of a web call's room. Reviewers don't need them, so
 * they are neither stored nor shown.
 */
const secretFieldName = /(?:^|_)(?:token|secret|password|api_?key)$/iu;

export const isSecretField = (name: string): boolean => secretFieldName.test(name);

/** The row without its secret fields; the same object when it has none. */
export function withoutSecrets(row: Row): Row {
  const entries = Object.entries(row);
  const harmless = entries.filter(([name]) => !isSecretField(name));
  return harmless.length === entries.length ? row : Object.fromEntries(harmless);
}
