import { err, ok } from '../../../../src-shared/result.ts';
import {
  callIdOf,
  type EditStep,
  afterSubmitNote,
  putReview,
  refused,
  reviewRowOrNew,
} from './edit-context.ts';
import { scoreOf } from '../../../../src-shared/scoring.ts';
import { takeSnapshot } from '../tables/snapshots.ts';
import { answersOf, reviewRow, rubricOf } from '../tables/review-rows.ts';

/** Changes no row: that the text was shown, when and to whom, is what the line of the history is for. */
export const unmaskCall: EditStep<'call.unmask'> = (context, edit) => {
  const callId = callIdOf(edit);
  return context.holdsCall(callId)
    ? ok('Show what was scrubbed')
    : err({ kind: 'unknown-call', callId });
};

export const commentReview: EditStep<'review.comment'> = (context, edit) => {
  const row = reviewRowOrNew(context, callIdOf(edit));
  if (!row.ok) return row;
  const comment = edit.comment.trim() === '' ? null : edit.comment;
  putReview(context, { ...row.value, comment });
  const label = comment === null ? 'Remove the comment on the call' : 'Comment on the call';
  return ok(label + afterSubmitNote(row.value));
};

/** Pins rubric, reviewer, time, score, and the call as the reviewer saw it. */
export const submitReview: EditStep<'review.submit'> = (context, edit) => {
  const callId = callIdOf(edit);
  const touched = reviewRowOrNew(context, callId);
  if (!touched.ok) return touched;
  const row = touched.value;
  const answers = answersOf(context.db, callId);
  const rubric = rubricOf(context.rubrics, row, answers);
  const score = scoreOf(rubric, answers);
  if (score.answered === 0) return err({ kind: 'nothing-answered' });
  const call = context.callOf(callId);
  putReview(context, {
    ...row,
    state: 'submitted',
    skip_reason: null,
    rubric_id: rubric.id,
    rubric_version: rubric.version,
    reviewer: context.reviewer,
    submitted_ms: context.nowMs,
    score: score.percent ?? null,
    snapshot_id:
      call === undefined ? row.snapshot_id : takeSnapshot(context.db, call, context.nowMs),
  });
  return ok(row.state === 'submitted' ? 'Submit review again' : 'Submit review');
};

export const reopenReview: EditStep<'review.reopen'> = (context, edit) => {
  const row = reviewRow(context.db, callIdOf(edit));
  if (row === undefined || row.state === 'draft') {
    return refused('This review is open already.');
  }
  putReview(context, { ...row, state: 'draft', skip_reason: null, submitted_ms: null });
  return ok('Reopen review');
};

export const skipCall: EditStep<'review.skip'> = (context, edit) => {
  if (edit.reason.trim() === '') return refused('Say why this call is skipped.');
  const row = reviewRowOrNew(context, callIdOf(edit));
  if (!row.ok) return row;
  putReview(context, {
    ...row.value,
    state: 'skipped',
    skip_reason: edit.reason,
    submitted_ms: null,
  });
  return ok('Skip call');
};

export const flagCall: EditStep<'review.flag'> = (context, edit) => {
  const row = reviewRowOrNew(context, callIdOf(edit));
  if (!row.ok) return row;
  const note =
    edit.flagged && edit.note !== undefined && edit.note.trim() !== '' ? edit.note : null;
  putReview(context, { ...row.value, flagged: Number(edit.flagged), flag_note: note });
  return ok(edit.flagged ? 'Flag for a second opinion' : 'Remove the flag');
};
