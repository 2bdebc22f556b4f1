import type { Call, CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { UndoDone } from '../../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { Edit, EditReceipt, HistoryLine } from '../../../src-shared/review.ts';
import type { Db } from '../storage/db.ts';
import { fromStored } from '../storage/stored-json.ts';
import { applyEdit } from './edits/apply-edit.ts';
import { createRecorder, repeat, revert, type RowChange } from './row-change.ts';
import { isTextOnly, joinedChanges, lineToGoOn, type GoingLine } from './text-burst.ts';
import type { Rubrics } from './rubrics.ts';
import { readWork } from './work.ts';

/** Where edits happen, and what they may look at. */
export interface Desk {
  readonly db: Db;
  readonly rubrics: Rubrics;
  readonly reviewer: string;
  readonly now: () => number;
  readonly callOf: (id: CallId) => Call | undefined;
  readonly holdsCall: (id: CallId) => boolean;
}

interface Line {
  readonly id: number;
  readonly call_id: CallId | null;
  readonly label: string;
}

/**
 * Rows and history in one transaction; answered only when it is on the disk. A request repeated after
 * a crash is found by its id and gets its first receipt.
 */
export function edit(desk: Desk, requestId: string, wanted: Edit): Result<EditReceipt, AppError> {
  const { db } = desk;
  const line = db.transaction((): Result<Line, AppError> => {
    const known = lineOf(db, requestId);
    if (known !== undefined) return ok(known);
    const nowMs = desk.now();
    const going = lineToGoOn(db, wanted, { nowMs, reviewer: desk.reviewer });
    const recorder = createRecorder(db);
    const label = applyEdit({ ...desk, recorder, nowMs }, wanted);
    if (!label.ok) return label;
    const { changes } = recorder;
    if (going !== undefined && isTextOnly(changes)) {
      goOn(db, going, { requestId, wanted, label: label.value, nowMs, changes });
    } else addLine(desk, { requestId, wanted, label: label.value, nowMs, changes });
    const made = lineOf(db, requestId);
    if (made === undefined) throw new Error('A history line vanished while it was written');
    return ok(made);
  });
  return line.ok ? ok(receipt(desk, line.value)) : line;
}

/** A request that became part of a line that was there is known by that line. */
const lineOf = (db: Db, requestId: string): Line | undefined =>
  db.first<Line>('SELECT id, call_id, label FROM history WHERE request_id = ?', requestId) ??
  db.first<Line>(
    `SELECT history.id, call_id, label FROM joined_requests JOIN history ON history.id = history_id
     WHERE joined_requests.request_id = ?`,
    requestId,
  );

interface NewLine {
  readonly requestId: string;
  readonly wanted: Edit;
  readonly label: string;
  readonly nowMs: number;
  readonly changes: readonly RowChange[];
}

function goOn(db: Db, going: GoingLine, line: NewLine): void {
  db.run(
    'UPDATE history SET at_ms = ?, label = ?, edit = ?, changes = ? WHERE id = ?',
    line.nowMs,
    line.label,
    JSON.stringify(line.wanted),
    JSON.stringify(joinedChanges(going.changes, line.changes)),
    going.id,
  );
  db.run('INSERT INTO joined_requests VALUES (?, ?)', line.requestId, going.id);
}

function addLine({ db, reviewer }: Desk, line: NewLine): void {
  // What was undone before a new edit can't be done again; it stays in the history.
  if (line.wanted.kind !== 'call.unmask') {
    db.run(`UPDATE history SET standing = 'cut' WHERE standing = 'undone'`);
  }
  const { requestId, wanted, label, nowMs, changes } = line;
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
export function turn(
  desk: Desk,
  requestId: string,
  direction: Direction,
): Result<UndoDone, AppError> {
  const { db } = desk;
  const line = db.transaction((): Result<Line, AppError> => {
    const known = db.first<Line>(
      `SELECT history.id, call_id, label FROM turns JOIN history ON history.id = history_id
       WHERE turns.request_id = ?`,
      requestId,
    );
    if (known !== undefined) return ok(known);
    const next = nextLine(db, direction);
    if (next === undefined) {
      return err({ kind: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' });
    }
    const changes = fromStored<readonly RowChange[]>(next.changes);
    if (direction === 'undo') revert(db, changes);
    else repeat(db, changes);
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
  return line.ok ? ok({ ...receipt(desk, line.value), what: line.value.label }) : line;
}

const nextLine = (
  db: Db,
  direction: Direction,
): (Line & { readonly changes: string }) | undefined =>
  db.first(
    direction === 'undo'
      ? // To have looked at something can't be undone.
        `SELECT id, call_id, label, changes FROM history
         WHERE standing = 'done' AND edit ->> 'kind' <> 'call.unmask' ORDER BY id DESC LIMIT 1`
      : `SELECT id, call_id, label, changes FROM history WHERE standing = 'undone'
         ORDER BY id LIMIT 1`,
  );

function receipt({ db, rubrics }: Desk, line: Line): EditReceipt {
  const undo = nextLine(db, 'undo')?.label;
  const redo = nextLine(db, 'redo')?.label;
  return {
    historyId: line.id,
    label: line.label,
    ...(line.call_id === null ? {} : { work: readWork(db, rubrics, line.call_id) }),
    ...(undo === undefined ? {} : { undo }),
    ...(redo === undefined ? {} : { redo }),
  };
}

/** Newest first. */
export const readHistory = (db: Db, limit: number): readonly HistoryLine[] =>
  db
    .all<Line & { at_ms: number; standing: string }>(
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
