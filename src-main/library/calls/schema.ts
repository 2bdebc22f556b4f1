/** `calls.db` is a cache: if this number differs, it is deleted and filled again. It has no migrations. */
export const callsVersion = 14;

/**
 * The key of every table follows the call's start time, so that the newest page, search hits and a
 * filter by one value are read in order without sorting. An index for a filter therefore ends with its
 * equality columns (SQLite appends the key); an index for sorting names the key explicitly.
 */
export const callsSchema = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  agent_id TEXT,
  agent_name TEXT,
  agent_version REAL,
  type TEXT,
  status TEXT,
  direction TEXT,
  from_number TEXT,
  to_number TEXT,
  start_ms REAL,
  end_ms REAL,
  duration_ms REAL,
  reason TEXT,
  batch_call_id TEXT,
  data_storage TEXT,
  sentiment TEXT,
  successful INTEGER,
  in_voicemail INTEGER,
  cost REAL,
  latency_p50 REAL,
  has_recording INTEGER NOT NULL,
  first_seen_ms REAL NOT NULL,
  fetched_ms REAL,
  due_ms REAL,
  gone_ms REAL,
  list_hash TEXT,
  state TEXT NOT NULL DEFAULT 'new',
  flagged INTEGER NOT NULL DEFAULT 0,
  score REAL,
  passed INTEGER,
  submitted_ms REAL,
  commented INTEGER NOT NULL DEFAULT 0,
  tag_count INTEGER NOT NULL DEFAULT 0,
  reviews_by_anyone INTEGER NOT NULL DEFAULT 0,
  measured_by INTEGER NOT NULL DEFAULT 0,
  against INTEGER
) STRICT;
CREATE INDEX calls_kind ON calls(kind);
CREATE INDEX calls_sentiment ON calls(kind, sentiment);
CREATE INDEX calls_successful ON calls(kind, successful);
CREATE INDEX calls_sentiment_successful ON calls(kind, sentiment, successful);
CREATE INDEX calls_agent ON calls(kind, agent_id);
CREATE INDEX calls_reason ON calls(kind, reason);
CREATE INDEX calls_by_duration ON calls(kind, duration_ms, key);
CREATE INDEX calls_by_latency ON calls(kind, latency_p50, key);
CREATE INDEX calls_by_cost ON calls(kind, cost, key);
CREATE INDEX calls_by_score ON calls(kind, score, key);
CREATE INDEX calls_touched ON calls(kind) WHERE state <> 'new';
CREATE INDEX calls_status ON calls(kind, state) WHERE state <> 'new';
CREATE INDEX calls_reviewed_by_anyone ON calls(kind) WHERE reviews_by_anyone > 0;
CREATE INDEX calls_submitted ON calls(kind, submitted_ms) WHERE submitted_ms IS NOT NULL;
CREATE INDEX calls_flagged ON calls(kind) WHERE flagged = 1;
CREATE INDEX calls_measured ON calls(measured_by);
CREATE INDEX calls_by_measures ON calls(kind, against, key);
CREATE INDEX calls_due ON calls(kind, key, due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX calls_due_later ON calls(kind, due_ms) WHERE due_ms > 0;

CREATE TABLE payloads (
  key INTEGER PRIMARY KEY,
  call TEXT NOT NULL,
  links TEXT NOT NULL,
  raw ANY NOT NULL
) STRICT;
CREATE TABLE transcripts (key INTEGER PRIMARY KEY, body ANY NOT NULL) STRICT;

CREATE TABLE fields (
  key INTEGER NOT NULL,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  value ANY NOT NULL,
  PRIMARY KEY (key, source, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX fields_value ON fields(source, name, value, key);

CREATE TABLE tool_calls (
  name TEXT NOT NULL,
  key INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  first INTEGER NOT NULL,
  success INTEGER,
  latency_ms REAL,
  PRIMARY KEY (name, key, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX tool_calls_key ON tool_calls(key);
CREATE INDEX tool_calls_first ON tool_calls(name, key) WHERE first = 1;

CREATE TABLE call_marks (
  kind TEXT NOT NULL,
  key INTEGER NOT NULL,
  found INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_marks_key ON call_marks(key);
CREATE TABLE call_figures (
  key INTEGER PRIMARY KEY,
  agent_share REAL,
  user_share REAL,
  silence_ms REAL,
  answer_p90_ms REAL,
  answers INTEGER NOT NULL
) STRICT;

CREATE TABLE affirmed (
  criterion TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (criterion, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX affirmed_key ON affirmed(key);

CREATE TABLE call_tags (
  tag_id TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (tag_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_tags_key ON call_tags(key);

CREATE TABLE call_answers (
  criterion_id TEXT NOT NULL,
  value TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (criterion_id, value, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_answers_key ON call_answers(key);

CREATE TABLE call_verdicts (
  field TEXT NOT NULL,
  stance TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (field, stance, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_verdicts_key ON call_verdicts(key);

CREATE TABLE plans (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE plan_calls (
  plan_id TEXT NOT NULL,
  call_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (plan_id, call_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE call_reviewers (
  reviewer TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (reviewer, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_reviewers_key ON call_reviewers(key);

CREATE TABLE measure_rules (generation INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE measured (key INTEGER PRIMARY KEY, results TEXT NOT NULL) STRICT;
CREATE TABLE measure_results (
  criterion_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (criterion_id, outcome, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE call_lists (
  list_id TEXT NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (list_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE counts (
  kind TEXT NOT NULL,
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (kind, facet, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE agents (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_call USING fts5(
  summary, transcript, content='', contentless_delete=1, prefix='2 3',
  tokenize='ascii'
);
CREATE VIRTUAL TABLE search_chat USING fts5(
  summary, transcript, content='', contentless_delete=1, prefix='2 3',
  tokenize='ascii'
);
PRAGMA user_version = ${callsVersion};
`;
