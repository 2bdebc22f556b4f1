import type { Migration } from './migration.ts';

/**
 * Review plans and their draws. Undo of one reviewer may remove a plan that another one has drawn calls
 * for, and redo brings it back, so nothing refers to a plan with a foreign key.
 */
export const plans: Migration = {
  version: 6,
  sql: `
CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  created_ms REAL NOT NULL,
  closed_ms REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_draws (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL,
  period_ms REAL NOT NULL,
  drawn_ms REAL NOT NULL,
  seed TEXT NOT NULL,
  plan TEXT NOT NULL,
  population_count INTEGER NOT NULL,
  population_hash TEXT NOT NULL,
  strata TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_draws_plan ON plan_draws(plan_id, drawn_ms);

CREATE TABLE drawn_calls (
  draw_id TEXT NOT NULL,
  call_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  drawn_by TEXT NOT NULL,
  stratum TEXT,
  state TEXT NOT NULL CHECK (state IN ('drawn', 'replaced', 'carried-over')),
  note TEXT,
  replaces TEXT,
  added_ms REAL NOT NULL,
  PRIMARY KEY (draw_id, call_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX drawn_calls_call ON drawn_calls(call_id);
`,
};
