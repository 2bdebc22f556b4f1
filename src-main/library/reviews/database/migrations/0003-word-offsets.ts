import type { Migration } from './migration.ts';

/** Word times moved by the reviewer, and saves of one text that became one line of the history. */
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
