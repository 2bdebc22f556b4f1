import type { Db } from '../db/db.ts';
import { flagColumns, numberColumns, textColumns, type CallRow } from './call-columns.ts';

/**
 * SQLite itself notes the key of each row of `calls` that is written, in a table in memory that belongs to
 * the connection. So no writer can forget it, and a transaction that is rolled back takes its notes along.
 */
const noteChanges = `
CREATE TEMP TABLE IF NOT EXISTS changed_keys (key INTEGER PRIMARY KEY);
CREATE TEMP TRIGGER IF NOT EXISTS note_new_call AFTER INSERT ON main.calls
  BEGIN INSERT OR IGNORE INTO changed_keys VALUES (new.key); END;
CREATE TEMP TRIGGER IF NOT EXISTS note_deleted_call AFTER DELETE ON main.calls
  BEGIN INSERT OR IGNORE INTO changed_keys VALUES (old.key); END;
CREATE TEMP TRIGGER IF NOT EXISTS note_changed_call AFTER UPDATE ON main.calls
  BEGIN
    INSERT OR IGNORE INTO changed_keys VALUES (old.key);
    INSERT OR IGNORE INTO changed_keys VALUES (new.key);
  END;
CREATE TEMP TABLE IF NOT EXISTS changed_texts (any INTEGER PRIMARY KEY);
${['INSERT', 'UPDATE', 'DELETE']
  .map(
    (write) => `CREATE TEMP TRIGGER IF NOT EXISTS note_text_${write} AFTER ${write} ON main.payloads
  BEGIN INSERT OR IGNORE INTO changed_texts VALUES (1); END;`,
  )
  .join('\n')}
`;

const columns = [
  ...[...textColumns, ...numberColumns, ...flagColumns].map((name) => `c.${name}`),
  'c.against',
  'c.reviews_by_anyone > 0 AS reviewed_by_anyone',
].join(', ');

export interface ChangedCalls {
  /** What `calls` has now, in the order of the keys. */
  readonly rows: readonly CallRow[];
  /** Keys that no call has any more, in order. */
  readonly removedKeys: readonly number[];
  /** How many noted keys were taken. */
  readonly taken: number;
}

export function startNotingChanges(db: Db): void {
  db.exec(noteChanges);
}

/** Takes up to `count` of the noted keys. */
export function takeChangedCalls(db: Db, count: number): ChangedCalls {
  const found = db.all<CallRow & { readonly noted: number; readonly is_stored: number }>(
    `SELECT n.key AS noted, c.key IS NOT NULL AS is_stored, c.key, ${columns}
     FROM (SELECT key FROM temp.changed_keys ORDER BY key LIMIT ?) n
     LEFT JOIN calls c ON c.key = n.key ORDER BY n.key`,
    count,
  );
  const last = found.at(-1);
  if (last !== undefined) db.run('DELETE FROM temp.changed_keys WHERE key <= ?', last.noted);
  return {
    rows: found.filter(({ is_stored: isStored }) => isStored === 1),
    removedKeys: found.flatMap(({ noted, is_stored: isStored }) => (isStored === 1 ? [] : [noted])),
    taken: found.length,
  };
}

/** The next `count` calls after a key, in the order of the keys. */
export const readCallsAfter = (db: Db, key: number, count: number): readonly CallRow[] =>
  db.all<CallRow>(
    `SELECT c.key, ${columns} FROM calls c WHERE c.key > ? ORDER BY c.key LIMIT ?`,
    key,
    count,
  );

/** Whether any call was stored or deleted since the last time, so that searches may find others. */
export const takeChangedTexts = (db: Db): boolean => db.run('DELETE FROM temp.changed_texts') > 0;
