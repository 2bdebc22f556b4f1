import type { Migration } from './migration.ts';

/** Filters and orders that the reviewer gave a name. */
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
