import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { applyEdit, type CallEdit } from '../../../../src-shared/review-edit.ts';
import { readReviewData, reviewRow, writeReviewData } from '../tables/review-rows.ts';
import { takeSnapshot } from '../tables/snapshots.ts';
import { readTags } from '../tables/tag-set.ts';
import { refused, type EditContext } from './edit-context.ts';
import { callEditLabel } from './edit-text.ts';

/** Applies an edit of one call with the reducer that the renderer also uses, and stores the changes. */
export function editCall(context: EditContext, edit: CallEdit): Result<string, AppError> {
  const { db, rubrics, recorder, nowMs, reviewer } = context;
  const callId = callIdOf(edit);
  const before = readReviewData(db, rubrics, callId);
  if (before.review.status === 'new' && !context.holdsCall(callId)) {
    return err({ kind: 'unknown-call', callId });
  }
  const currentRubric = rubrics.current();
  const { rubricId, rubricVersion } = before.review;
  const rubric = rubrics.version(rubricId, rubricVersion) ?? currentRubric;
  const tags = readTags(db);
  const after = applyEdit(before, edit, { nowMs, reviewer, rubric, currentRubric, tags });
  if (!after.ok) return after;
  if (edit.kind === 'tag.apply' && isTagIdTaken(context, edit.tag.id)) {
    return refused('This tag was already added to another call.');
  }
  const label = callEditLabel(edit, { before, after: after.value, rubric, tags });
  // This edit changes no row, so undo skips it and never removes the record.
  if (edit.kind === 'call.unmask') return ok(label);
  const snapshotId =
    edit.kind === 'review.submit' ? snapshotOf(context, callId) : storedSnapshot(context, callId);
  writeReviewData(recorder, { before, after: after.value, rubric, snapshotId });
  return ok(label);
}

/** The branded id of an edit's call; the IPC schema has checked that it is a string. */
const callIdOf = ({ callId }: CallEdit): CallId =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand marks where a string came from, and edits only use call ids that the library returned
  callId as CallId;

const isTagIdTaken = ({ db }: EditContext, id: string): boolean =>
  db.first('SELECT 1 FROM applied_tags WHERE id = ?', id) !== undefined;

/** The call as the reviewer saw it when submitting. */
function snapshotOf(context: EditContext, callId: CallId): number | null {
  const call = context.callOf(callId);
  return call === undefined
    ? storedSnapshot(context, callId)
    : takeSnapshot(context.db, call, context.nowMs);
}

const storedSnapshot = ({ db }: EditContext, callId: CallId): number | null =>
  reviewRow(db, callId)?.snapshot_id ?? null;
