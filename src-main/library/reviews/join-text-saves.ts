import type { LibraryEdit } from '../../../src-shared/library-edit.ts';
import type { Edit } from '../../../src-shared/review.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import type { Row, RowChange } from './tables/row-change.ts';

/** After a longer pause, the next save becomes a separate step of undo. */
const longestPauseMs = 5000;

/** The newest history row, as long as later saves of the same text may be joined to it. */
export interface SavedText {
  readonly id: number;
  readonly changes: readonly RowChange[];
}

interface StoredHistoryRow {
  readonly id: number;
  readonly at_ms: number;
  readonly reviewer_id: string;
  readonly standing: string;
  readonly edit: string;
  readonly changes: string;
}

interface EditAuthor {
  readonly nowMs: number;
  readonly reviewerId: string;
}

/**
 * A text is saved many times while it is typed. An edit is joined to the newest history row if that row
 * is recent, is of the same field and the same reviewer, and changed nothing but text.
 */
export function saveToJoin(
  db: Db,
  edit: Edit | LibraryEdit,
  { nowMs, reviewerId }: EditAuthor,
): SavedText | undefined {
  const field = textField(edit);
  if (field === undefined) return undefined;
  const row = db.first<StoredHistoryRow>(
    'SELECT id, at_ms, reviewer_id, standing, edit, changes FROM history ORDER BY id DESC LIMIT 1',
  );
  if (row?.standing !== 'done' || row.reviewer_id !== reviewerId) return undefined;
  if (nowMs - row.at_ms > longestPauseMs || nowMs < row.at_ms) return undefined;
  if (textField(fromStored<Edit>(row.edit)) !== field) return undefined;
  const changes = fromStored<readonly RowChange[]>(row.changes);
  return isTextOnly(changes) ? { id: row.id, changes } : undefined;
}

/** Identifies the text field that an edit belongs to; undefined for edits of anything else. */
function textField(edit: Edit | LibraryEdit): string | undefined {
  if (edit.kind === 'tag.comment') return `tag ${edit.callId} ${edit.id}`;
  if (edit.kind === 'review.comment') return `review ${edit.callId}`;
  if (edit.kind === 'reply.set') return `reply ${edit.callId} ${edit.entry}`;
  return edit.kind === 'answer.set' ? `answer ${edit.callId} ${edit.criterionId}` : undefined;
}

/** The columns of an answer besides its comment. A change of any of them is a separate step of undo. */
const answerColumns = ['value', 'evidence', 'causes', 'proposal'];

export const isTextOnly = (changes: readonly RowChange[]): boolean =>
  changes.every(
    ({ table, before, after }) =>
      table !== 'answers' || answerColumns.every((column) => same(before, after, column)),
  );

const same = (before: Row | null, after: Row | null, column: string): boolean =>
  (before?.[column] ?? null) === (after?.[column] ?? null);

/** Merges the changes of two edits: each row before the first edit and after the second one. */
export function mergeChanges(
  first: readonly RowChange[],
  second: readonly RowChange[],
): readonly RowChange[] {
  const rowOf = ({ table, key }: RowChange): string => JSON.stringify([table, key]);
  const byRow = new Map(first.map((change) => [rowOf(change), change]));
  for (const change of second) {
    const before = byRow.get(rowOf(change));
    byRow.set(rowOf(change), before === undefined ? change : { ...before, after: change.after });
  }
  return [...byRow.values()];
}
