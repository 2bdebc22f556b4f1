import type { Migration } from './migration.ts';

/**
 * Calibration sessions and the answers that were agreed on. Undo of one reviewer may remove a session that
 * others have reviews of, and redo brings it back, so nothing refers to it with a foreign key.
 */
export const calibration: Migration = {
  version: 8,
  sql: `
CREATE TABLE calibration_sessions (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'revealed', 'closed')),
  lead_id TEXT NOT NULL,
  lead TEXT NOT NULL,
  created_ms REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE agreed_answers (
  session_id TEXT NOT NULL,
  call_id TEXT NOT NULL,
  criterion_id TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT,
  agreed_by TEXT NOT NULL,
  agreed_ms REAL NOT NULL,
  PRIMARY KEY (session_id, call_id, criterion_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reviews_session ON reviews(session_id) WHERE session_id IS NOT NULL;
`,
};
