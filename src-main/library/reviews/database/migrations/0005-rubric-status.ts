import type { Migration } from './migration.ts';

/**
 * Adds the status of a rubric version: draft, published or retired. Existing versions become published,
 * also in the rows that the history keeps for undo.
 */
export const rubricStatus: Migration = {
  version: 5,
  sql: `
ALTER TABLE rubrics ADD COLUMN status TEXT NOT NULL DEFAULT 'published'
  CHECK (status IN ('draft', 'published', 'retired'));
`,
  run(db) {
    const rows = db.all<{ id: number; changes: string }>(
      `SELECT id, changes FROM history WHERE changes LIKE '%"table":"rubrics"%'`,
    );
    for (const { id, changes } of rows) {
      db.run('UPDATE history SET changes = ? WHERE id = ?', withStatus(changes), id);
    }
  },
};

type StoredRow = Readonly<Record<string, unknown>> | null;
interface StoredChange {
  readonly table: string;
  readonly before: StoredRow;
  readonly after: StoredRow;
}

function withStatus(changes: string): string {
  const published = (row: StoredRow): StoredRow => row && { ...row, status: 'published' };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by createRecorder in this shape
  const stored = JSON.parse(changes) as readonly StoredChange[];
  return JSON.stringify(
    stored.map((change) =>
      change.table === 'rubrics'
        ? { ...change, before: published(change.before), after: published(change.after) }
        : change,
    ),
  );
}
