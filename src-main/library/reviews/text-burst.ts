import type { Edit } from '../../../src-shared/review.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import type { Row, RowChange } from './tables/row-change.ts';

/** Someone who stops for longer has begun a new thought: a step of undo of its own. */
const longestPauseMs = 5000;

/** The newest line of the history, while it may still grow. */
export interface OpenBurst {
  readonly id: number;
  readonly changes: readonly RowChange[];
}

interface StoredHistoryRow {
  readonly id: number;
  readonly at_ms: number;
  readonly reviewer: string;
  readonly standing: string;
  readonly edit: string;
  readonly changes: string;
}

interface EditAuthor {
  readonly nowMs: number;
  readonly reviewer: string;
}

/**
 * A text is saved many times while it is written. The line that an edit goes on with: the newest one
 * of all, of the same field, by the same person, no more than a pause ago, and text only.
 */
export function burstToExtend(
  db: Db,
  edit: Edit,
  { nowMs, reviewer }: EditAuthor,
): OpenBurst | undefined {
  const field = textField(edit);
  if (field === undefined) return undefined;
  const row = db.first<StoredHistoryRow>(
    'SELECT id, at_ms, reviewer, standing, edit, changes FROM history ORDER BY id DESC LIMIT 1',
  );
  if (row?.standing !== 'done' || row.reviewer !== reviewer) return undefined;
  if (nowMs - row.at_ms > longestPauseMs || nowMs < row.at_ms) return undefined;
  if (textField(fromStored<Edit>(row.edit)) !== field) return undefined;
  const changes = fromStored<readonly RowChange[]>(row.changes);
  return isTextOnly(changes) ? { id: row.id, changes } : undefined;
}

/** Names the field whose text an edit may be about. */
function textField(edit: Edit): string | undefined {
  if (edit.kind === 'tag.comment') return `tag ${edit.callId} ${edit.id}`;
  if (edit.kind === 'review.comment') return `review ${edit.callId}`;
  return edit.kind === 'answer.set' ? `answer ${edit.callId} ${edit.criterionId}` : undefined;
}

/** An answer's edit may be about its choice or its evidence: those are steps of their own. */
export const isTextOnly = (changes: readonly RowChange[]): boolean =>
  changes.every(
    ({ table, before, after }) =>
      table !== 'answers' || (same(before, after, 'choice') && same(before, after, 'evidence')),
  );

const same = (before: Row | null, after: Row | null, column: string): boolean =>
  (before?.[column] ?? null) === (after?.[column] ?? null);

/** Both edits as one: each row as it was before the first and as it is after the second. */
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
