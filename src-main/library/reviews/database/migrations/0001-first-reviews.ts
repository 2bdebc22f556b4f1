import type { Migration } from './migration.ts';

/**
 * Tables for reviews, tags, rubrics and history. `history` rows are never deleted. Each holds the rows
 * it changed, before and after the change, which is all that undo and redo need.
 */
export const firstReviews: Migration = {
  version: 1,
  sql: `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  colour TEXT NOT NULL,
  digit INTEGER,
  description TEXT,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE rubrics (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  saved_as INTEGER NOT NULL UNIQUE,
  saved_ms REAL NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  id INTEGER PRIMARY KEY,
  call_id TEXT NOT NULL,
  taken_ms REAL NOT NULL,
  content_hash TEXT NOT NULL,
  call ANY NOT NULL
) STRICT;
CREATE INDEX snapshots_call ON snapshots(call_id, id);

CREATE TABLE reviews (
  call_id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'skipped')),
  flagged INTEGER NOT NULL DEFAULT 0,
  flag_note TEXT,
  skip_reason TEXT,
  rubric_id TEXT NOT NULL,
  rubric_version INTEGER NOT NULL,
  comment TEXT,
  reviewer TEXT,
  started_ms REAL,
  submitted_ms REAL,
  score REAL,
  snapshot_id INTEGER REFERENCES snapshots(id),
  FOREIGN KEY (rubric_id, rubric_version) REFERENCES rubrics(id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
  call_id TEXT NOT NULL REFERENCES reviews(call_id),
  criterion_id TEXT NOT NULL,
  choice INTEGER,
  comment TEXT,
  evidence TEXT,
  PRIMARY KEY (call_id, criterion_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE applied_tags (
  id TEXT PRIMARY KEY,
  call_id TEXT NOT NULL REFERENCES reviews(call_id),
  tag_id TEXT NOT NULL REFERENCES tags(id),
  span TEXT NOT NULL,
  quote TEXT NOT NULL,
  comment TEXT,
  created_ms REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX applied_tags_call ON applied_tags(call_id, created_ms);
CREATE INDEX applied_tags_tag ON applied_tags(tag_id);

CREATE TABLE presence (
  call_id TEXT PRIMARY KEY,
  position_ms REAL NOT NULL DEFAULT 0,
  active_ms REAL NOT NULL DEFAULT 0,
  last_request TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id TEXT NOT NULL UNIQUE,
  at_ms REAL NOT NULL,
  reviewer TEXT NOT NULL,
  call_id TEXT,
  label TEXT NOT NULL,
  edit TEXT NOT NULL,
  changes TEXT NOT NULL,
  standing TEXT NOT NULL DEFAULT 'done' CHECK (standing IN ('done', 'undone', 'cut'))
) STRICT;
CREATE INDEX history_standing ON history(standing, id);

CREATE TABLE turns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id TEXT NOT NULL UNIQUE,
  at_ms REAL NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('undo', 'redo')),
  history_id INTEGER NOT NULL REFERENCES history(id)
) STRICT;
`,
};
