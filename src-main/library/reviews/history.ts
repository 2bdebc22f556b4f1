import type { Call, CallId } from '../../../src-shared/call.ts';
import type { JudgedMeasure } from '../../../src-shared/judged-measures.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { LibraryEdit } from '../../../src-shared/library-edit.ts';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import type { Edit, EditReceipt, HistoryEntry, ReviewColumns } from '../../../src-shared/review.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import { calibrationEditText } from './edits/calibration-edit-text.ts';
import type { EditContext } from './edits/edit-context.ts';
import { makeEdit } from './edits/make-edit.ts';
import { emptiedEntry } from './removed-reviews.ts';
import { changesRevealedReview } from './tables/calibration-sessions.ts';
import { areRows, createRecorder, reapply, revert, type RowChange } from './tables/row-change.ts';
import { isTextOnly, mergeChanges, saveToJoin, type SavedText } from './join-text-saves.ts';
import type { Rubrics } from './tables/rubrics.ts';
import { readReviewData } from './tables/review-rows.ts';
import { reviewSummaryOf } from './tables/review-summaries.ts';
import { selectChangedReview } from './tables/selected-reviews.ts';

/** Dependencies of the edit functions: database, rubrics, clock and the current reviewer. */
export interface EditDeps {
  readonly db: Db;
  readonly rubrics: Rubrics;
  readonly reviewer: () => Reviewer;
  readonly now: () => number;
  readonly callOf: (id: CallId) => Call | undefined;
  readonly holdsCall: (id: CallId) => boolean;
  /** What the measures of a rubric say about a call now; nothing if the call is not here. */
  readonly judge: (id: CallId, rubric: Rubric) => readonly JudgedMeasure[];
}

interface EditRequest {
  readonly requestId: string;
  readonly edit: Edit | LibraryEdit;
  /** Makes an edit that the library has prepared itself, such as a draw; by default `makeEdit` does. */
  readonly make?: (context: EditContext) => Result<string, AppError>;
  /** When the edit was made; by default now. */
  readonly atMs?: number | undefined;
}

interface HistoryRow {
  readonly id: number;
  readonly call_id: CallId | null;
  readonly label: string;
}

/**
 * Writes the rows and the history in one transaction and returns when both are on disk. If a request is
 * repeated after a crash, it is recognised by its id, and its first receipt is returned.
 */
export function recordEdit(
  deps: EditDeps,
  { requestId, edit, make, atMs = deps.now() }: EditRequest,
): Result<EditReceipt, AppError> {
  const { db } = deps;
  const reviewer = deps.reviewer();
  const row = db.transaction((): Result<HistoryRow, AppError> => {
    const known = rowOfRequest(db, requestId);
    if (known !== undefined) return ok(known);
    const earlier = saveToJoin(db, edit, { nowMs: atMs, reviewerId: reviewer.id });
    const recorder = createRecorder(db);
    const context = { ...deps, reviewer, recorder, nowMs: atMs };
    const label = make === undefined ? makeEdit(context, edit) : make(context);
    if (!label.ok) return label;
    const { changes } = recorder;
    const newRow = { requestId, edit, label: label.value, atMs, reviewer, changes };
    if (earlier !== undefined && isTextOnly(changes)) joinSave(db, earlier, newRow);
    else insertRow(db, newRow);
    const inserted = rowOfRequest(db, requestId);
    if (inserted === undefined) throw new Error('The inserted history row was not found');
    return ok(inserted);
  });
  return row.ok ? ok(receiptOf(deps, row.value)) : row;
}

/** A request that was joined to an earlier history row is found by that row. */
const rowOfRequest = (db: Db, requestId: string): HistoryRow | undefined =>
  db.first<HistoryRow>('SELECT id, call_id, label FROM history WHERE request_id = ?', requestId) ??
  db.first<HistoryRow>(
    `SELECT history.id, call_id, label FROM joined_requests JOIN history ON history.id = history_id
     WHERE joined_requests.request_id = ?`,
    requestId,
  );

interface NewHistoryRow {
  readonly requestId: string;
  readonly edit: Edit | LibraryEdit;
  readonly label: string;
  readonly atMs: number;
  readonly reviewer: Reviewer;
  readonly changes: readonly RowChange[];
}

function joinSave(db: Db, earlier: SavedText, row: NewHistoryRow): void {
  db.run(
    'UPDATE history SET at_ms = ?, label = ?, edit = ?, changes = ? WHERE id = ?',
    row.atMs,
    row.label,
    JSON.stringify(row.edit),
    JSON.stringify(mergeChanges(earlier.changes, row.changes)),
    earlier.id,
  );
  db.run('INSERT INTO joined_requests VALUES (?, ?)', row.requestId, earlier.id);
}

function insertRow(db: Db, row: NewHistoryRow): void {
  // A new edit ends redo: edits undone before it can't be redone, but stay in the history.
  if (!notUndoable.includes(row.edit.kind)) {
    db.run(
      `UPDATE history SET standing = 'cut' WHERE standing = 'undone' AND reviewer_id = ?`,
      row.reviewer.id,
    );
  }
  const { requestId, edit, label, atMs, reviewer, changes } = row;
  db.run(
    `INSERT INTO history(request_id, at_ms, reviewer, reviewer_id, call_id, label, edit, changes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    requestId,
    atMs,
    reviewer.name,
    reviewer.id,
    'callId' in edit ? edit.callId : null,
    label,
    JSON.stringify(edit),
    JSON.stringify(changes),
  );
}

/** To have looked at something can't be undone, and calls are removed and restored from the menu. */
const notUndoable: readonly (Edit | LibraryEdit)['kind'][] = [
  'call.unmask',
  'reviews.reveal',
  'calls.remove',
  'calls.restore',
];

type Direction = 'undo' | 'redo';

/** Undoes the reviewer's newest edit that is not undone, or redoes their oldest undone one. */
export function undoOrRedo(
  deps: EditDeps,
  requestId: string,
  direction: Direction,
): Result<EditReceipt, AppError> {
  const { db } = deps;
  const reviewerId = deps.reviewer().id;
  const row = db.transaction((): Result<HistoryRow, AppError> => {
    const known = db.first<HistoryRow>(
      `SELECT history.id, call_id, label FROM undo_log JOIN history ON history.id = history_id
       WHERE undo_log.request_id = ?`,
      requestId,
    );
    if (known !== undefined) return ok(known);
    const next = nextRow(db, direction, reviewerId);
    if (next === undefined) {
      return err({ kind: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' });
    }
    const changes = fromStored<readonly RowChange[]>(next.changes);
    const problem = problemOf(db, changes, direction);
    if (problem !== undefined) return err({ kind: 'edit-refused', reason: problem });
    if (direction === 'undo') revert(db, changes);
    else reapply(db, changes);
    if (next.call_id !== null) {
      selectChangedReview(db, { callId: next.call_id, reviewerId }, changes);
    }
    const standing = direction === 'undo' ? 'undone' : 'done';
    db.run('UPDATE history SET standing = ? WHERE id = ?', standing, next.id);
    db.run(
      'INSERT INTO undo_log(request_id, at_ms, direction, history_id) VALUES (?, ?, ?, ?)',
      requestId,
      deps.now(),
      direction,
      next.id,
    );
    return ok(next);
  });
  return row.ok ? ok(receiptOf(deps, row.value)) : row;
}

/** Why the changes can't be undone or redone now. */
function problemOf(
  db: Db,
  changes: readonly RowChange[],
  direction: Direction,
): string | undefined {
  if (changesRevealedReview(db, changes)) return calibrationEditText.reviewsAreFixed;
  return areRows(db, changes, direction === 'undo' ? 'after' : 'before')
    ? undefined
    : 'Somebody else has changed this since.';
}

const nextRow = (
  db: Db,
  direction: Direction,
  reviewerId: string,
): (HistoryRow & { readonly changes: string }) | undefined =>
  db.first(
    direction === 'undo'
      ? `SELECT id, call_id, label, changes FROM history
         WHERE reviewer_id = ? AND standing = 'done'
           AND edit ->> 'kind' NOT IN (${notUndoable.map((kind) => `'${kind}'`).join(', ')})
         ORDER BY id DESC LIMIT 1`
      : `SELECT id, call_id, label, changes FROM history
         WHERE reviewer_id = ? AND standing = 'undone' ORDER BY id LIMIT 1`,
    reviewerId,
  );

function receiptOf({ db, rubrics, reviewer }: EditDeps, row: HistoryRow): EditReceipt {
  const reviewerId = reviewer().id;
  return {
    historyId: row.id,
    label: row.label,
    ...(row.call_id === null
      ? {}
      : {
          reviewData: readReviewData(db, rubrics, { callId: row.call_id, reviewerId }),
          columns: columnsOf(db, row.call_id, reviewerId),
        }),
  };
}

function columnsOf(db: Db, callId: CallId, reviewerId: string): ReviewColumns {
  const { status, flagged, score, tagIds } = reviewSummaryOf(db, callId, reviewerId);
  return { reviewStatus: status, flagged, score, tagCount: tagIds.length };
}

/** The reviewer's own edits, newest first. Those of others would show what a second opinion must not see. */
export const readHistory = (db: Db, reviewerId: string, limit: number): readonly HistoryEntry[] =>
  db
    .all<HistoryRow & { at_ms: number; standing: string }>(
      `SELECT id, at_ms, label, call_id, standing FROM history
       WHERE reviewer_id = ? AND edit ->> 'kind' <> '${emptiedEntry}' ORDER BY id DESC LIMIT ?`,
      reviewerId,
      limit,
    )
    .map((row) => ({
      historyId: row.id,
      atMs: row.at_ms,
      label: row.label,
      ...(row.call_id === null ? {} : { callId: row.call_id }),
      undone: row.standing !== 'done',
    }));
