import type { Db } from '../../db/db.ts';

/** Tables that edits change, with their key columns and all their columns. */
const tables = {
  tags: {
    key: ['id'],
    columns: ['id', 'position', 'name', 'colour', 'digit', 'description', 'retired'],
  },
  rubrics: {
    key: ['id', 'version'],
    columns: ['id', 'version', 'saved_as', 'saved_ms', 'body', 'status'],
  },
  reviews: {
    key: ['id'],
    columns: [
      'id',
      'call_id',
      'reviewer_id',
      'reviewer',
      'purpose',
      'session_id',
      'state',
      'void_reason',
      'unbiased',
      'flagged',
      'flag_note',
      'skip_reason',
      'rubric_id',
      'rubric_version',
      'comment',
      'started_ms',
      'submitted_ms',
      'score',
      'snapshot_id',
      'judged',
    ],
  },
  answers: {
    key: ['review_id', 'criterion_id'],
    columns: ['review_id', 'criterion_id', 'value', 'comment', 'evidence', 'causes', 'proposal'],
  },
  plans: { key: ['id'], columns: ['id', 'name', 'body', 'created_ms', 'closed_ms'] },
  plan_draws: {
    key: ['id'],
    columns: [
      'id',
      'plan_id',
      'period_ms',
      'drawn_ms',
      'seed',
      'plan',
      'population_count',
      'population_hash',
      'strata',
    ],
  },
  drawn_calls: {
    key: ['draw_id', 'call_id'],
    columns: [
      'draw_id',
      'call_id',
      'position',
      'reason',
      'drawn_by',
      'stratum',
      'state',
      'note',
      'replaces',
      'added_ms',
    ],
  },
  calibration_sessions: {
    key: ['id'],
    columns: ['id', 'name', 'body', 'state', 'lead_id', 'lead', 'created_ms'],
  },
  agreed_answers: {
    key: ['session_id', 'call_id', 'criterion_id'],
    columns: [
      'session_id',
      'call_id',
      'criterion_id',
      'value',
      'comment',
      'agreed_by',
      'agreed_ms',
    ],
  },
  meta: { key: ['name'], columns: ['name', 'value'] },
  applied_tags: {
    key: ['id'],
    columns: ['id', 'review_id', 'call_id', 'tag_id', 'span', 'quote', 'comment', 'created_ms'],
  },
  corrections: {
    key: ['id'],
    columns: ['id', 'review_id', 'call_id', 'span', 'original', 'corrected', 'created_ms'],
  },
  checked_turns: { key: ['review_id', 'entry'], columns: ['review_id', 'entry'] },
  better_replies: {
    key: ['review_id', 'entry'],
    columns: ['review_id', 'entry', 'quote', 'reply'],
  },
  verdicts: {
    key: ['review_id', 'field'],
    columns: ['review_id', 'field', 'stance', 'retell_value', 'value', 'reason'],
  },
} as const;

export type TableName = keyof typeof tables;
type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/**
 * A row before and after a change; `null` if it did not exist before, or does not exist after. Stored
 * as JSON in the history.
 */
export interface RowChange {
  readonly table: TableName;
  readonly key: readonly Cell[];
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Makes the row changes of an edit and records them. */
export interface Recorder {
  readonly changes: readonly RowChange[];
  /** Writes the row that has the key of `row`. */
  put(table: TableName, row: Row): void;
  remove(table: TableName, key: readonly Cell[]): void;
}

export function createRecorder(db: Db): Recorder {
  const changes: RowChange[] = [];
  const record = (table: TableName, key: readonly Cell[], after: Row | null): void => {
    const before = readRow(db, table, key);
    if (sameRow(before, after)) return;
    writeRow(db, table, key, after);
    changes.push({ table, key, before, after });
  };
  return {
    changes,
    put(table, row) {
      const { key, columns } = tables[table];
      const whole = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
      record(
        table,
        key.map((column) => row[column] ?? null),
        whole,
      );
    },
    remove(table, key) {
      record(table, key, null);
    },
  };
}

/**
 * Restores the rows as they were before. The last change is reverted first, so that no reference is
 * ever broken.
 */
export function revert(db: Db, changes: readonly RowChange[]): void {
  for (const { table, key, before } of changes.toReversed()) writeRow(db, table, key, before);
}

/** Whether every row is as the changes left it (`after`), or as it was before them. */
export function areRows(db: Db, changes: readonly RowChange[], side: 'before' | 'after'): boolean {
  // An edit may change a row twice: what it left is the last change, what it found the first one.
  const inOrder = side === 'after' ? changes : changes.toReversed();
  const byRow = new Map(
    inOrder.map((change) => [JSON.stringify([change.table, change.key]), change]),
  );
  return [...byRow.values()].every((change) =>
    sameRow(readRow(db, change.table, change.key), change[side]),
  );
}

/** Applies the changes again. */
export function reapply(db: Db, changes: readonly RowChange[]): void {
  for (const { table, key, after } of changes) writeRow(db, table, key, after);
}

const keyCondition = (table: TableName): string =>
  tables[table].key.map((column) => `${column} = ?`).join(' AND ');

const readRow = (db: Db, table: TableName, key: readonly Cell[]): Row | null =>
  db.first<Row>(
    `SELECT ${tables[table].columns.join(', ')} FROM ${table} WHERE ${keyCondition(table)}`,
    ...key,
  ) ?? null;

function writeRow(db: Db, table: TableName, key: readonly Cell[], row: Row | null): void {
  if (row === null) {
    db.run(`DELETE FROM ${table} WHERE ${keyCondition(table)}`, ...key);
    return;
  }
  const { columns } = tables[table];
  db.run(
    `INSERT INTO ${table}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT(${tables[table].key.join(', ')})
     DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ...columns.map((column) => row[column] ?? null),
  );
}

function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.keys(other).every((column) => one[column] === other[column]);
}
