import { firstOptionId, upgradeRubric } from '../../../../../src-shared/rubrics/upgrade.ts';
import type { Db } from '../../../db/db.ts';
import type { Migration } from './migration.ts';

/**
 * Rubrics now have several kinds of criteria, so an answer is stored as JSON instead of as the index of
 * an option. The rows that the history keeps for undo are converted as well, so edits made before this
 * version can still be undone.
 */
export const answerValues: Migration = {
  version: 4,
  sql: `
CREATE TABLE new_answers (
  call_id TEXT NOT NULL REFERENCES reviews(call_id),
  criterion_id TEXT NOT NULL,
  value TEXT,
  comment TEXT,
  evidence TEXT,
  causes TEXT,
  proposal TEXT CHECK (proposal IN ('accepted', 'changed', 'none')),
  PRIMARY KEY (call_id, criterion_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_answers(call_id, criterion_id, value, comment, evidence)
  SELECT call_id, criterion_id,
    CASE
      WHEN choice IS NULL THEN NULL
      WHEN choice = -1 THEN '{"kind":"not-applicable"}'
      ELSE json_object('kind', 'choice', 'optionId', 'option-' || (choice + 1))
    END,
    comment, evidence
  FROM answers;
DROP TABLE answers;
ALTER TABLE new_answers RENAME TO answers;
ALTER TABLE turns RENAME TO undo_log;
`,
  run(db) {
    upgradeRubrics(db);
    upgradeHistory(db);
  },
};

function upgradeRubrics(db: Db): void {
  const rows = db.all<{ id: string; version: number; body: string }>(
    'SELECT id, version, body FROM rubrics',
  );
  for (const { id, version, body } of rows) {
    const upgraded = upgradedBody(body);
    db.run('UPDATE rubrics SET body = ? WHERE id = ? AND version = ?', upgraded, id, version);
  }
}

function upgradedBody(body: string): string {
  const upgraded = upgradeRubric(JSON.parse(body));
  return upgraded === undefined ? body : JSON.stringify(upgraded);
}

type FirstRow = Readonly<Record<string, string | number | null>>;
interface FirstChange {
  readonly table: string;
  readonly before: FirstRow | null;
  readonly after: FirstRow | null;
}

function upgradeHistory(db: Db): void {
  const rows = db.all<{ id: number; changes: string }>(
    `SELECT id, changes FROM history
     WHERE changes LIKE '%"table":"answers"%' OR changes LIKE '%"table":"rubrics"%'`,
  );
  for (const { id, changes } of rows) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by createRecorder in this shape
    const upgraded = (JSON.parse(changes) as readonly FirstChange[]).map(upgradedChange);
    db.run('UPDATE history SET changes = ? WHERE id = ?', JSON.stringify(upgraded), id);
  }
}

const upgradedChange = (change: FirstChange): FirstChange => ({
  ...change,
  before: upgradedRow(change.table, change.before),
  after: upgradedRow(change.table, change.after),
});

function upgradedRow(table: string, row: FirstRow | null): FirstRow | null {
  if (row === null) return null;
  if (table === 'rubrics') return { ...row, body: upgradedBody(String(row['body'])) };
  if (table !== 'answers') return row;
  const { choice = null, ...others } = row;
  return { ...others, value: upgradedValue(choice), causes: null, proposal: null };
}

function upgradedValue(choice: FirstRow[string]): string | null {
  if (typeof choice !== 'number') return null;
  return JSON.stringify(
    choice === -1
      ? { kind: 'not-applicable' }
      : { kind: 'choice', optionId: firstOptionId(choice) },
  );
}
