import type { CallId } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import type { RowChange, TableName } from './tables/row-change.ts';

/** Bytes are base64, because the rows are kept as JSON. */
type Cell = string | number | null | { readonly base64: string };
type StoredRow = Readonly<Record<string, Cell>>;

/** Everything that people made about one call, as it is set aside when it is removed with its reviews. */
export interface RemovedReviews {
  readonly rows: Readonly<Partial<Record<ReviewTable, readonly StoredRow[]>>>;
  /** The contents of the history entries of this call. */
  readonly history: readonly StoredEntry[];
  /** What was taken out of history entries that concern other calls, too. */
  readonly shared: readonly SharedChanges[];
}

interface StoredEntry {
  readonly id: number;
  readonly request_id: string;
  readonly label: string;
  readonly edit: string;
  readonly changes: string;
  readonly standing: string;
}

interface SharedChanges {
  readonly historyId: number;
  readonly requestId: string;
  readonly changes: readonly RowChange[];
}

/** In the order in which rows may be inserted: a row refers to earlier tables only. */
const conditions = {
  snapshots: 'call_id = :call',
  reviews: 'call_id = :call',
  answers: 'review_id IN (SELECT id FROM reviews WHERE call_id = :call)',
  applied_tags: 'call_id = :call',
  corrections: 'call_id = :call',
  checked_turns: 'review_id IN (SELECT id FROM reviews WHERE call_id = :call)',
  better_replies: 'review_id IN (SELECT id FROM reviews WHERE call_id = :call)',
  verdicts: 'review_id IN (SELECT id FROM reviews WHERE call_id = :call)',
  agreed_answers: 'call_id = :call',
  presence: 'call_id = :call',
  selected_reviews: 'call_id = :call',
} as const;
type ReviewTable = keyof typeof conditions;

const isReviewTable = (name: string): name is ReviewTable => Object.hasOwn(conditions, name);
const tables: readonly ReviewTable[] = Object.keys(conditions).filter(isReviewTable);

/** What would be set aside; undefined if nobody has made anything about the call. */
export function readReviewsOf(db: Db, id: CallId): RemovedReviews | undefined {
  const rows: Partial<Record<ReviewTable, readonly StoredRow[]>> = {};
  for (const table of tables) {
    const found = db.all<Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE ${conditions[table].replace(':call', '?')}`,
      id,
    );
    if (found.length > 0) rows[table] = found.map(encodeRow);
  }
  const history = db.all<StoredEntry>(
    'SELECT id, request_id, label, edit, changes, standing FROM history WHERE call_id = ?',
    id,
  );
  const shared = sharedChanges(db, id);
  const isNothing = Object.keys(rows).length === 0 && history.length === 0 && shared.length === 0;
  return isNothing ? undefined : { rows, history, shared };
}

/**
 * Deletes what was set aside. History entries stay as empty ones, because their numbers tell whether edits
 * were lost. Call it in a transaction.
 */
export function deleteReviewsOf(db: Db, id: CallId): void {
  for (const { historyId, changes } of sharedChanges(db, id)) {
    const taken = new Set(changes.map((change) => JSON.stringify(change)));
    const kept = changesOf(db, historyId).filter((change) => !taken.has(JSON.stringify(change)));
    writeChanges(db, historyId, kept);
  }
  db.run(
    `UPDATE history SET call_id = NULL, label = '', edit = ?, changes = '[]', standing = 'cut'
     WHERE call_id = ?`,
    JSON.stringify({ kind: emptiedEntry }),
    id,
  );
  for (const table of tables.toReversed()) {
    db.run(`DELETE FROM ${table} WHERE ${conditions[table].replace(':call', '?')}`, id);
  }
}

/** The kind of edit of a history entry whose call was removed with its reviews. */
export const emptiedEntry = 'emptied';

/**
 * Puts back what was set aside. What is there already stays: a backup may have brought the reviews back, and
 * later edits may have the numbers of history entries that a restored backup lacked.
 */
export function restoreReviews(
  db: Db,
  id: CallId,
  { rows, history, shared }: RemovedReviews,
): void {
  restoreRows(db, rows);
  for (const entry of history) restoreEntry(db, id, entry);
  for (const { historyId, requestId, changes } of shared) {
    const isSame = db.first(
      'SELECT 1 FROM history WHERE id = ? AND request_id = ?',
      historyId,
      requestId,
    );
    if (isSame !== undefined) {
      writeChanges(db, historyId, [...changesOf(db, historyId), ...changes]);
    }
  }
}

/** A review that can't be put back, because there is another one in its place, leaves its answers out, too. */
function restoreRows(db: Db, rows: RemovedReviews['rows']): void {
  const skipped = new Set<unknown>();
  for (const table of tables) {
    for (const row of rows[table] ?? []) {
      if (skipped.has(row['review_id'])) continue;
      const isThere = insertRow(db, table, row) || table !== 'reviews' || hasReview(db, row['id']);
      if (!isThere) skipped.add(row['id']);
    }
  }
}

function restoreEntry(db: Db, callId: CallId, entry: StoredEntry): void {
  // What was undone can't be redone, as after any later edit.
  const standing = entry.standing === 'undone' ? 'cut' : entry.standing;
  const { id, request_id: requestId, label, edit, changes } = entry;
  const values = [callId, label, edit, changes, standing, id, requestId, emptiedEntry];
  db.run(
    `UPDATE history SET call_id = ?, label = ?, edit = ?, changes = ?, standing = ?
     WHERE id = ? AND request_id = ? AND edit ->> 'kind' = ?`,
    ...values,
  );
}

const hasReview = (db: Db, id: Cell | undefined): boolean =>
  db.first('SELECT 1 FROM reviews WHERE id = ?', decodeCell(id ?? null)) !== undefined;

/** Only the columns that the table has: a later version may have dropped or renamed one. */
function insertRow(db: Db, table: ReviewTable, row: StoredRow): boolean {
  const known = db.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', table);
  const columns = known.map(({ name }) => name).filter((name) => Object.hasOwn(row, name));
  const values = columns.map((column) => decodeCell(row[column] ?? null));
  const inserted = db.run(
    `INSERT OR IGNORE INTO ${table}(${columns.join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
    ...values,
  );
  return inserted > 0;
}

/** Tables whose rows in a history entry are of one call. Drawn calls are the record of a plan, and stay. */
const tablesOfCalls: ReadonlySet<TableName> = new Set([
  'reviews',
  'answers',
  'applied_tags',
  'corrections',
  'checked_turns',
  'better_replies',
  'verdicts',
  'agreed_answers',
]);

/** Edits without a call of their own, such as an import, hold the rows of all the calls that they changed. */
function sharedChanges(db: Db, id: CallId): readonly SharedChanges[] {
  const reviews = db.all<{ id: string }>('SELECT id FROM reviews WHERE call_id = ?', id);
  const known = new Set(reviews.map((review) => review.id));
  return db
    .all<{ id: number; request_id: string; changes: string }>(
      `SELECT id, request_id, changes FROM history
       WHERE call_id IS NULL AND EXISTS (
         SELECT 1 FROM json_each(?) AS part WHERE instr(changes, part.value) > 0)`,
      JSON.stringify([id, ...known].map((text) => JSON.stringify(text))),
    )
    .map((row) => {
      const all = fromStored<readonly RowChange[]>(row.changes);
      const changes = all.filter((change) => isOfCall(change, id, known));
      return { historyId: row.id, requestId: row.request_id, changes };
    })
    .filter(({ changes }) => changes.length > 0);
}

function isOfCall(
  { table, before, after }: RowChange,
  id: CallId,
  reviewIds: ReadonlySet<string>,
): boolean {
  if (!tablesOfCalls.has(table)) return false;
  const row = after ?? before ?? {};
  return row['call_id'] === id || reviewIds.has(String(row['review_id'] ?? ''));
}

const changesOf = (db: Db, historyId: number): readonly RowChange[] =>
  fromStored<readonly RowChange[]>(
    db.first<{ changes: string }>('SELECT changes FROM history WHERE id = ?', historyId)?.changes ??
      '[]',
  );

const writeChanges = (db: Db, historyId: number, changes: readonly RowChange[]): void =>
  void db.run('UPDATE history SET changes = ? WHERE id = ?', JSON.stringify(changes), historyId);

const encodeRow = (row: Readonly<Record<string, unknown>>): StoredRow =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, encodeCell(cell)]));

function encodeCell(cell: unknown): Cell {
  if (cell instanceof Uint8Array) return { base64: Buffer.from(cell).toString('base64') };
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
}

const decodeCell = (cell: Cell): string | number | null | Uint8Array =>
  typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell;
