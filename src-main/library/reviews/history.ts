import type { Call, CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { UndoReceipt } from '../../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { Edit, EditReceipt, HistoryEntry } from '../../../src-shared/review.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import { applyEdit } from './edits/apply-edit.ts';
import { createRecorder, reapply, revert, type RowChange } from './tables/row-change.ts';
import { isTextOnly, mergeChanges, burstToExtend, type OpenBurst } from './text-burst.ts';
import type { Rubrics } from './tables/rubrics.ts';
import { readReviewData } from './tables/review-rows.ts';

/** Where edits happen, and what they may look at. */
export interface EditDeps {
  readonly db: Db;
  readonly rubrics: Rubrics;
  readonly reviewer: string;
  readonly now: () => number;
  readonly callOf: (id: CallId) => Call | undefined;
  readonly holdsCall: (id: CallId) => boolean;
}

interface HistoryRow {
  readonly id: number;
  readonly call_id: CallId | null;
  readonly label: string;
}

/**
 * Rows and history in one transaction; answered only when it is on the disk. A request repeated after
 * a crash is found by its id and gets its first receipt.
 */
export function recordEdit(
  desk: EditDeps,
  requestId: string,
  newEdit: Edit,
): Result<EditReceipt, AppError> {
  const { db } = desk;
  const row = db.transaction((): Result<HistoryRow, AppError> => {
    const known = rowOfRequest(db, requestId);
    if (known !== undefined) return ok(known);
    const nowMs = desk.now();
    const burst = burstToExtend(db, newEdit, { nowMs, reviewer: desk.reviewer });
    const recorder = createRecorder(db);
    const label = applyEdit({ ...desk, recorder, nowMs }, newEdit);
    if (!label.ok) return label;
    const { changes } = recorder;
    if (burst !== undefined && isTextOnly(changes)) {
      extendBurst(db, burst, { requestId, edit: newEdit, label: label.value, nowMs, changes });
    } else insertRow(desk, { requestId, edit: newEdit, label: label.value, nowMs, changes });
    const inserted = rowOfRequest(db, requestId);
    if (inserted === undefined) throw new Error('A history line vanished while it was written');
    return ok(inserted);
  });
  return row.ok ? ok(receiptOf(desk, row.value)) : row;
}

/** A request that became part of a line that was there is known by that line. */
const rowOfRequest = (db: Db, requestId: string): HistoryRow | undefined =>
  db.first<HistoryRow>('SELECT id, call_id, label FROM history WHERE request_id = ?', requestId) ??
  db.first<HistoryRow>(
    `SELECT history.id, call_id, label FROM joined_requests JOIN history ON history.id = history_id
     WHERE joined_requests.request_id = ?`,
    requestId,
  );

interface NewHistoryRow {
  readonly requestId: string;
  readonly edit: Edit;
  readonly label: string;
  readonly nowMs: number;
  readonly changes: readonly RowChange[];
}

function extendBurst(db: Db, burst: OpenBurst, row: NewHistoryRow): void {
  db.run(
    'UPDATE history SET at_ms = ?, label = ?, edit = ?, changes = ? WHERE id = ?',
    row.nowMs,
    row.label,
    JSON.stringify(row.edit),
    JSON.stringify(mergeChanges(burst.changes, row.changes)),
    burst.id,
  );
  db.run('INSERT INTO joined_requests VALUES (?, ?)', row.requestId, burst.id);
}

function insertRow({ db, reviewer }: EditDeps, row: NewHistoryRow): void {
  // What was undone before a new edit can't be done again; it stays in the history.
  if (row.edit.kind !== 'call.unmask') {
    db.run(`UPDATE history SET standing = 'cut' WHERE standing = 'undone'`);
  }
  const { requestId, edit: wanted, label, nowMs, changes } = row;
  db.run(
    `INSERT INTO history(request_id, at_ms, reviewer, call_id, label, edit, changes)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    requestId,
    nowMs,
    reviewer,
    'callId' in wanted ? wanted.callId : null,
    label,
    JSON.stringify(wanted),
    JSON.stringify(changes),
  );
}

type Direction = 'undo' | 'redo';

/** Undoes the newest edit that stands, or does the oldest undone one again. */
export function undoOrRedo(
  desk: EditDeps,
  requestId: string,
  direction: Direction,
): Result<UndoReceipt, AppError> {
  const { db } = desk;
  const row = db.transaction((): Result<HistoryRow, AppError> => {
    const known = db.first<HistoryRow>(
      `SELECT history.id, call_id, label FROM turns JOIN history ON history.id = history_id
       WHERE turns.request_id = ?`,
      requestId,
    );
    if (known !== undefined) return ok(known);
    const next = nextRow(db, direction);
    if (next === undefined) {
      return err({ kind: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' });
    }
    const changes = fromStored<readonly RowChange[]>(next.changes);
    if (direction === 'undo') revert(db, changes);
    else reapply(db, changes);
    const standing = direction === 'undo' ? 'undone' : 'done';
    db.run('UPDATE history SET standing = ? WHERE id = ?', standing, next.id);
    db.run(
      'INSERT INTO turns(request_id, at_ms, direction, history_id) VALUES (?, ?, ?, ?)',
      requestId,
      desk.now(),
      direction,
      next.id,
    );
    return ok(next);
  });
  return row.ok ? ok({ ...receiptOf(desk, row.value), what: row.value.label }) : row;
}

const nextRow = (
  db: Db,
  direction: Direction,
): (HistoryRow & { readonly changes: string }) | undefined =>
  db.first(
    direction === 'undo'
      ? // To have looked at something can't be undone.
        `SELECT id, call_id, label, changes FROM history
         WHERE standing = 'done' AND edit ->> 'kind' <> 'call.unmask' ORDER BY id DESC LIMIT 1`
      : `SELECT id, call_id, label, changes FROM history WHERE standing = 'undone'
         ORDER BY id LIMIT 1`,
  );

function receiptOf({ db, rubrics }: EditDeps, row: HistoryRow): EditReceipt {
  const undo = nextRow(db, 'undo')?.label;
  const redo = nextRow(db, 'redo')?.label;
  return {
    historyId: row.id,
    label: row.label,
    ...(row.call_id === null ? {} : { reviewData: readReviewData(db, rubrics, row.call_id) }),
    ...(undo === undefined ? {} : { undo }),
    ...(redo === undefined ? {} : { redo }),
  };
}

/** Newest first. */
export const readHistory = (db: Db, limit: number): readonly HistoryEntry[] =>
  db
    .all<HistoryRow & { at_ms: number; standing: string }>(
      'SELECT id, at_ms, label, call_id, standing FROM history ORDER BY id DESC LIMIT ?',
      limit,
    )
    .map((line) => ({
      historyId: line.id,
      atMs: line.at_ms,
      label: line.label,
      ...(line.call_id === null ? {} : { callId: line.call_id }),
      undone: line.standing !== 'done',
    }));
