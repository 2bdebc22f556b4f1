import { hash } from 'node:crypto';
import type { Reviewer } from '../../../../../src-shared/reviewer.ts';
import type { Db } from '../../../db/db.ts';
import type { Migration } from './migration.ts';

/**
 * A call can have several reviews: by different reviewers and for different purposes. Each gets an id
 * that is unique everywhere, and answers and tags belong to a review. Existing reviews without a name,
 * or with the name that is set now, become those of the current reviewer. Other names become reviewers
 * of their own. The rows that the history keeps for undo are converted as well.
 */
export const severalReviews: Migration = {
  version: 7,
  sql: `
CREATE TABLE reviewers (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE new_reviews (
  id TEXT PRIMARY KEY,
  call_id TEXT NOT NULL,
  reviewer_id TEXT NOT NULL,
  reviewer TEXT,
  purpose TEXT NOT NULL CHECK (purpose IN ('regular', 'second-opinion', 'calibration')),
  session_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'reopened', 'skipped', 'voided')),
  void_reason TEXT,
  unbiased INTEGER NOT NULL DEFAULT 0,
  flagged INTEGER NOT NULL DEFAULT 0,
  flag_note TEXT,
  skip_reason TEXT,
  rubric_id TEXT NOT NULL,
  rubric_version INTEGER NOT NULL,
  comment TEXT,
  started_ms REAL,
  submitted_ms REAL,
  score REAL,
  snapshot_id INTEGER REFERENCES snapshots(id),
  judged TEXT,
  FOREIGN KEY (rubric_id, rubric_version) REFERENCES rubrics(id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE new_answers (
  review_id TEXT NOT NULL REFERENCES new_reviews(id),
  criterion_id TEXT NOT NULL,
  value TEXT,
  comment TEXT,
  evidence TEXT,
  causes TEXT,
  proposal TEXT CHECK (proposal IN ('accepted', 'changed', 'none')),
  PRIMARY KEY (review_id, criterion_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE new_applied_tags (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES new_reviews(id),
  call_id TEXT NOT NULL,
  tag_id TEXT NOT NULL REFERENCES tags(id),
  span TEXT NOT NULL,
  quote TEXT NOT NULL,
  comment TEXT,
  created_ms REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE new_presence (
  call_id TEXT NOT NULL,
  reviewer_id TEXT NOT NULL,
  position_ms REAL NOT NULL DEFAULT 0,
  active_ms REAL NOT NULL DEFAULT 0,
  last_request TEXT,
  word_offset_ms REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (call_id, reviewer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE selected_reviews (
  call_id TEXT NOT NULL,
  reviewer_id TEXT NOT NULL,
  review_id TEXT NOT NULL,
  PRIMARY KEY (call_id, reviewer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES new_reviews(id),
  call_id TEXT NOT NULL,
  span TEXT NOT NULL,
  original TEXT NOT NULL,
  corrected TEXT NOT NULL,
  created_ms REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX corrections_review ON corrections(review_id);

CREATE TABLE checked_turns (
  review_id TEXT NOT NULL REFERENCES new_reviews(id),
  entry INTEGER NOT NULL,
  PRIMARY KEY (review_id, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE better_replies (
  review_id TEXT NOT NULL REFERENCES new_reviews(id),
  entry INTEGER NOT NULL,
  quote TEXT NOT NULL,
  reply TEXT NOT NULL,
  PRIMARY KEY (review_id, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdicts (
  review_id TEXT NOT NULL REFERENCES new_reviews(id),
  field TEXT NOT NULL,
  stance TEXT NOT NULL CHECK (stance IN ('agreed', 'corrected', 'disputed')),
  retell_value TEXT,
  value TEXT,
  reason TEXT,
  PRIMARY KEY (review_id, field)
) STRICT, WITHOUT ROWID;

ALTER TABLE history ADD COLUMN reviewer_id TEXT NOT NULL DEFAULT '';
CREATE INDEX history_reviewer ON history(reviewer_id, standing, id);
CREATE INDEX history_call ON history(call_id) WHERE call_id IS NOT NULL;
DROP INDEX history_standing;
`,
  run(db, { reviewer }) {
    const reviewers = insertReviewers(db, reviewer);
    const ids: Ids = {
      reviewer: (name) => reviewers.get(name) ?? reviewer.id,
      review: (callId) => uuidOf(reviewer.id, 'review', callId),
    };
    copyReviews(db, ids);
    copyAnswersAndTags(db, ids);
    db.run(
      `INSERT INTO new_presence SELECT call_id, ?, position_ms, active_ms, last_request, word_offset_ms
       FROM presence`,
      reviewer.id,
    );
    upgradeHistory(db, ids);
    replaceTables(db);
  },
};

interface Ids {
  readonly reviewer: (name: string) => string;
  readonly review: (callId: string) => string;
}

/**
 * The same id each time, so that a backup that is migrated again has the same reviews. The id of the
 * reviewer on this computer makes it unique everywhere.
 */
function uuidOf(...parts: readonly string[]): string {
  const digits = hash('sha256', JSON.stringify(parts), 'hex');
  // Version 8 is for ids that are made by a rule of one's own.
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, '$1-$2-8$3-8$4-$5');
}

/** The id of every name that appears in a review or in the history. */
function insertReviewers(db: Db, current: Reviewer): ReadonlyMap<string, string> {
  const names = db
    .all<{ name: string }>(
      `SELECT reviewer AS name FROM reviews WHERE reviewer IS NOT NULL
       UNION SELECT reviewer FROM history`,
    )
    .map(({ name }) => name);
  const others = names.filter((name) => name !== '' && name !== current.name);
  const ids = new Map(others.map((name) => [name, uuidOf(current.id, 'reviewer', name)]));
  db.run('INSERT INTO reviewers VALUES (?, ?)', current.id, current.name);
  for (const [name, id] of ids) db.run('INSERT INTO reviewers VALUES (?, ?)', id, name);
  return ids;
}

function copyReviews(db: Db, ids: Ids): void {
  const rows = db.all<{ call_id: string; reviewer: string | null }>(
    'SELECT call_id, reviewer FROM reviews',
  );
  for (const { call_id: callId, reviewer } of rows) {
    db.run(
      `INSERT INTO new_reviews(id, call_id, reviewer_id, reviewer, purpose, state, flagged, flag_note,
         skip_reason, rubric_id, rubric_version, comment, started_ms, submitted_ms, score, snapshot_id)
       SELECT ?, call_id, ?, reviewer, 'regular', state, flagged, flag_note, skip_reason, rubric_id,
         rubric_version, comment, started_ms, submitted_ms, score, snapshot_id
       FROM reviews WHERE call_id = ?`,
      ids.review(callId),
      ids.reviewer(reviewer ?? ''),
      callId,
    );
  }
}

function copyAnswersAndTags(db: Db, ids: Ids): void {
  const calls = db.all<{ call_id: string }>('SELECT call_id FROM reviews');
  for (const { call_id: callId } of calls) {
    const reviewId = ids.review(callId);
    db.run(
      `INSERT INTO new_answers SELECT ?, criterion_id, value, comment, evidence, causes, proposal
       FROM answers WHERE call_id = ?`,
      reviewId,
      callId,
    );
    db.run(
      `INSERT INTO new_applied_tags
       SELECT id, ?, call_id, tag_id, span, quote, comment, created_ms
       FROM applied_tags WHERE call_id = ?`,
      reviewId,
      callId,
    );
  }
}

type StoredRow = Readonly<Record<string, string | number | null>>;
interface StoredChange {
  readonly table: string;
  readonly key: readonly (string | number | null)[];
  readonly before: StoredRow | null;
  readonly after: StoredRow | null;
}

function upgradeHistory(db: Db, ids: Ids): void {
  const rows = db.all<{ id: number; reviewer: string; changes: string }>(
    'SELECT id, reviewer, changes FROM history',
  );
  for (const { id, reviewer, changes } of rows) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by createRecorder in this shape
    const stored = JSON.parse(changes) as readonly StoredChange[];
    db.run(
      'UPDATE history SET reviewer_id = ?, changes = ? WHERE id = ?',
      ids.reviewer(reviewer),
      JSON.stringify(stored.map((change) => upgradedChange(change, ids))),
      id,
    );
  }
}

function upgradedChange(change: StoredChange, ids: Ids): StoredChange {
  const { table, key } = change;
  const upgrade = rowUpgrades[table];
  if (upgrade === undefined) return change;
  const row = (before: StoredRow | null) => before && upgrade(before, ids);
  const callId = String(key[0]);
  return {
    table,
    // The key of an applied tag is its own id, which stays.
    key: table === 'applied_tags' ? key : [ids.review(callId), ...key.slice(1)],
    before: row(change.before),
    after: row(change.after),
  };
}

const rowUpgrades: Readonly<Record<string, (row: StoredRow, ids: Ids) => StoredRow>> = {
  reviews: (row, ids) => ({
    ...row,
    id: ids.review(String(row['call_id'])),
    reviewer_id: ids.reviewer(String(row['reviewer'] ?? '')),
    purpose: 'regular',
    session_id: null,
    void_reason: null,
    unbiased: 0,
    judged: null,
  }),
  answers: ({ call_id: callId, ...row }, ids) => ({
    ...row,
    review_id: ids.review(String(callId)),
  }),
  applied_tags: (row, ids) => ({ ...row, review_id: ids.review(String(row['call_id'])) }),
};

/** SQLite changes the references to a renamed table, so the new tables refer to each other afterwards. */
function replaceTables(db: Db): void {
  db.exec(`
DROP TABLE answers;
DROP TABLE applied_tags;
DROP TABLE reviews;
DROP TABLE presence;
ALTER TABLE new_reviews RENAME TO reviews;
ALTER TABLE new_answers RENAME TO answers;
ALTER TABLE new_applied_tags RENAME TO applied_tags;
ALTER TABLE new_presence RENAME TO presence;
CREATE INDEX reviews_call ON reviews(call_id, reviewer_id);
CREATE INDEX reviews_submitted ON reviews(submitted_ms) WHERE state = 'submitted';
CREATE UNIQUE INDEX reviews_purpose
  ON reviews(call_id, reviewer_id, purpose, coalesce(session_id, '')) WHERE state <> 'voided';
CREATE INDEX applied_tags_review ON applied_tags(review_id, created_ms);
CREATE INDEX applied_tags_call ON applied_tags(call_id);
CREATE INDEX applied_tags_tag ON applied_tags(tag_id);
`);
}
