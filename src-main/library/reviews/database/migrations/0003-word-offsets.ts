import type { Migration } from './migration.ts';

/**
 * Adds the reviewer's shift of the word timing, and the saves of a text that were joined into one
 * history entry.
 */
export const wordOffsets: Migration = {
  version: 3,
  sql: `
ALTER TABLE presence ADD COLUMN word_offset_ms REAL NOT NULL DEFAULT 0;

CREATE TABLE joined_requests (
  request_id TEXT PRIMARY KEY,
  history_id INTEGER NOT NULL REFERENCES history(id)
) STRICT, WITHOUT ROWID;
`,
};
