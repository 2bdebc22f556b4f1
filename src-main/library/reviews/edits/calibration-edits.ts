import type { CalibrationSession } from '../../../../src-shared/calibration/session.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { findCriterion, fitsCriterion } from '../../../../src-shared/rubrics/criteria.ts';
import type { Db } from '../../db/db.ts';
import {
  hasSessionReviews,
  isSessionNameTaken,
  readSession,
  sessionBody,
  sessionRow,
  type StoredSession,
} from '../tables/calibration-sessions.ts';
import { calibrationEditText as text } from './calibration-edit-text.ts';
import { refused, type EditContext, type WorkspaceEdit } from './edit-context.ts';

/** Whoever creates a session leads it. */
export const saveSession: WorkspaceEdit<'calibration.save'> = (context, { session }) => {
  const { db, recorder, nowMs, reviewer } = context;
  const stored = readSession(db, session.id);
  const problem = saveProblem(context, session, stored);
  if (problem !== undefined) return refused(problem);
  recorder.put('calibration_sessions', {
    id: session.id,
    name: session.name,
    body: sessionBody(session, stored),
    state: 'open',
    lead_id: reviewer.id,
    lead: reviewer.name,
    created_ms: sessionRow(db, session.id)?.['created_ms'] ?? nowMs,
  });
  return ok(stored === undefined ? text.created(session.name) : text.changed(session.name));
};

function saveProblem(
  { db, rubrics, reviewer }: EditContext,
  session: CalibrationSession,
  stored: StoredSession | undefined,
): string | undefined {
  if (isSessionNameTaken(db, session)) return text.nameTaken;
  if (hasDuplicates(session)) return text.duplicates;
  if (rubrics.version(session.rubricId, session.rubricVersion) === undefined) {
    return text.noSuchRubric;
  }
  if (isDraft(db, session)) return text.draftRubric;
  if (stored === undefined) return undefined;
  if (stored.lead.id !== reviewer.id) return text.onlyLead;
  if (stored.state !== 'open') return text.isRevealed;
  return hasSessionReviews(db, session.id) && !keepsWhatIsJudged(stored.session, session)
    ? text.alreadyBegun
    : undefined;
}

const isDraft = (db: Db, { rubricId, rubricVersion }: CalibrationSession): boolean =>
  db.first(
    `SELECT 1 FROM rubrics WHERE id = ? AND version = ? AND status = 'draft'`,
    rubricId,
    rubricVersion,
  ) !== undefined;

const hasDuplicates = ({ callIds, participants }: CalibrationSession): boolean =>
  new Set(callIds).size < callIds.length ||
  new Set(participants.map(({ id }) => id)).size < participants.length;

/** Whether reviews that have begun are still of a call, a rubric and a participant of the session. */
export const keepsWhatIsJudged = (before: CalibrationSession, after: CalibrationSession): boolean =>
  before.rubricId === after.rubricId &&
  before.rubricVersion === after.rubricVersion &&
  before.callIds.join('\n') === after.callIds.join('\n') &&
  before.participants.every(({ id }) => after.participants.some((one) => one.id === id));

export const revealSession: WorkspaceEdit<'calibration.reveal'> = (context, { sessionId }) =>
  changeState(context, sessionId, {
    from: 'open',
    to: 'revealed',
    otherwise: text.isRevealed,
    label: text.revealed,
  });

export const closeSession: WorkspaceEdit<'calibration.close'> = (context, { sessionId }) =>
  changeState(context, sessionId, {
    from: 'revealed',
    to: 'closed',
    otherwise: text.notRevealed,
    label: text.closed,
  });

export const reopenSession: WorkspaceEdit<'calibration.reopen'> = (context, { sessionId }) =>
  changeState(context, sessionId, {
    from: 'closed',
    to: 'revealed',
    otherwise: text.notClosed,
    label: text.reopened,
  });

interface StateChange {
  readonly from: StoredSession['state'];
  readonly to: StoredSession['state'];
  /** Why it is refused in another state. */
  readonly otherwise: string;
  readonly label: (name: string) => string;
}

function changeState(
  context: EditContext,
  sessionId: string,
  { from, to, otherwise, label }: StateChange,
): Result<string, AppError> {
  const led = ledSession(context, sessionId);
  if (!led.ok) return led;
  const { state, session } = led.value;
  if (state !== from) return refused(otherwise);
  const row = sessionRow(context.db, sessionId);
  context.recorder.put('calibration_sessions', { ...row, state: to });
  return ok(label(session.name));
}

function ledSession(
  { db, reviewer }: EditContext,
  sessionId: string,
): Result<StoredSession, AppError> {
  const stored = readSession(db, sessionId);
  if (stored === undefined) return refused(text.noSuchSession);
  return stored.lead.id === reviewer.id ? ok(stored) : refused(text.onlyLead);
}

export const agreeOnAnswer: WorkspaceEdit<'calibration.agree'> = (context, edit) => {
  const { recorder, rubrics, reviewer, nowMs } = context;
  const { sessionId, agreedCall, criterionId, value, comment = '' } = edit;
  const led = ledSession(context, sessionId);
  if (!led.ok) return led;
  const { session, state } = led.value;
  if (state !== 'revealed') return refused(text.notRevealed);
  if (!session.callIds.includes(agreedCall)) return refused(text.noSuchCall);
  const rubric = rubrics.version(session.rubricId, session.rubricVersion);
  const criterion = rubric && findCriterion(rubric, criterionId);
  if (criterion === undefined) return refused(text.noSuchCriterion);
  if (value === undefined) {
    recorder.remove('agreed_answers', [sessionId, agreedCall, criterionId]);
    return ok(text.agreedRemoved(criterion.name));
  }
  if (!fitsCriterion(criterion, value)) return refused(text.doesNotFit(criterion.name));
  recorder.put('agreed_answers', {
    session_id: sessionId,
    call_id: agreedCall,
    criterion_id: criterionId,
    value: JSON.stringify(value),
    comment: comment.trim() === '' ? null : comment,
    agreed_by: reviewer.id,
    agreed_ms: nowMs,
  });
  return ok(text.agreed(criterion.name));
};

/** The session that a new calibration review belongs to, or why it can't be begun. */
export function sessionToReview(
  { db, reviewer }: EditContext,
  sessionId: string,
  callId: string,
): Result<CalibrationSession, AppError> {
  const stored = readSession(db, sessionId);
  if (stored === undefined) return refused(text.noSuchSession);
  const { session, state } = stored;
  if (state !== 'open') return refused(text.reviewsAreFixed);
  if (!session.callIds.includes(callId)) return refused(text.noSuchCall);
  return session.participants.some(({ id }) => id === reviewer.id)
    ? ok(session)
    : err({ kind: 'edit-refused', reason: text.notParticipant });
}
