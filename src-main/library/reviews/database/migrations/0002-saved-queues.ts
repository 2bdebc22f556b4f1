import type { Migration } from './migration.ts';

/** Filters and sortings saved under a name. */
export const savedQueues: Migration = {
  version: 2,
  sql: `
CREATE TABLE saved_queues (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  sort TEXT NOT NULL,
  saved_ms REAL NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
