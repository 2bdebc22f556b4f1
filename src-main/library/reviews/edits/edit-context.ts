import type { Call, CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import { scoreOf } from '../../../../src-shared/scoring.ts';
import { err, type Result } from '../../../../src-shared/result.ts';
import type { Db } from '../../db/db.ts';
import type { Recorder } from '../tables/row-change.ts';
import type { Rubrics } from '../tables/rubrics.ts';
import { answersOf, reviewRow, rubricOf, type ReviewRow } from '../tables/review-rows.ts';

/** What an edit may look at and write through. */
export interface EditContext {
  readonly db: Db;
  readonly rubrics: Rubrics;
  readonly recorder: Recorder;
  readonly nowMs: number;
  readonly reviewer: string;
  /** The call with its transcript, as the library holds it now. */
  readonly callOf: (id: CallId) => Call | undefined;
  readonly holdsCall: (id: CallId) => boolean;
}

export type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>;

/** Does an edit through the recorder and answers its label in plain words. */
export type EditStep<K extends Edit['kind']> = (
  context: EditContext,
  edit: EditOf<K>,
) => Result<string, AppError>;

export const refused = (reason: string): Result<never, AppError> =>
  err({ kind: 'edit-refused', reason });

/** The branded id of an edit's call; the border has checked that it is a string. */
export const callIdOf = ({ callId }: { readonly callId: string }): CallId =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand marks where a string came from, and edits name calls only by ids we gave out
  callId as CallId;

/** The review as it stands, or as it begins: the first touch makes a new call a draft. */
export function reviewRowOrNew(context: EditContext, callId: CallId): Result<ReviewRow, AppError> {
  const row = reviewRow(context.db, callId);
  if (row !== undefined) return { ok: true, value: row };
  if (!context.holdsCall(callId)) return err({ kind: 'unknown-call', callId });
  const rubric = context.rubrics.current();
  const value: ReviewRow = {
    call_id: callId,
    state: 'draft',
    flagged: 0,
    flag_note: null,
    skip_reason: null,
    rubric_id: rubric.id,
    rubric_version: rubric.version,
    comment: null,
    reviewer: context.reviewer,
    started_ms: context.nowMs,
    submitted_ms: null,
    score: null,
    snapshot_id: null,
  };
  return { ok: true, value };
}

export function putReview(context: EditContext, row: ReviewRow): void {
  context.recorder.put('reviews', { ...row });
}

/** Score and pinned rubric of a review follow from its answers. */
export function withScore(context: EditContext, row: ReviewRow): ReviewRow {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column holds the ids that were written as CallId
  const answers = answersOf(context.db, row.call_id as CallId);
  const rubric = rubricOf(context.rubrics, row, answers);
  return {
    ...row,
    rubric_id: rubric.id,
    rubric_version: rubric.version,
    score: scoreOf(rubric, answers).percent ?? null,
  };
}

/** Said of every edit of a review that had been submitted. */
export const afterSubmitNote = (row: ReviewRow): string =>
  row.state === 'submitted' ? ' (after submit)' : '';
