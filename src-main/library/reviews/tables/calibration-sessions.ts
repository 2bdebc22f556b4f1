import { z } from 'zod';
import {
  CalibrationSession,
  type ListedSession,
  type ParticipantProgress,
  type SessionState,
} from '../../../../src-shared/calibration/session.ts';
import type {
  AgreedAnswer,
  SessionReview,
} from '../../../../src-shared/calibration-results/session-results.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import { readAnswers } from './answer-rows.ts';
import type { ReviewRow } from './review-rows.ts';
import type { Row, RowChange } from './row-change.ts';
import type { Rubrics } from './rubrics.ts';

export interface StoredSession {
  readonly session: CalibrationSession;
  /** Present if the session came from another computer. */
  readonly imported?: SessionOrigin;
  readonly state: SessionState;
  readonly lead: Reviewer;
}

/** What is kept of the file that a session came in. */
const SessionOrigin = z.object({ exportedMs: z.number() });
type SessionOrigin = z.infer<typeof SessionOrigin>;

const SessionBody = CalibrationSession.extend({ imported: SessionOrigin.optional() });

interface SessionRow {
  readonly body: string;
  readonly state: SessionState;
  readonly lead_id: string;
  readonly lead: string;
}

const columns = 'id, name, body, state, lead_id, lead, created_ms';

function sessionOf(row: SessionRow): StoredSession {
  const { imported, ...session } = SessionBody.parse(fromStored<unknown>(row.body));
  return {
    session,
    ...(imported === undefined ? {} : { imported }),
    state: row.state,
    lead: { id: row.lead_id, name: row.lead },
  };
}

/** What the column `body` holds of a session. */
export const sessionBody = (
  session: CalibrationSession,
  { imported }: Pick<StoredSession, 'imported'> = {},
): string => JSON.stringify({ ...session, ...(imported === undefined ? {} : { imported }) });

/** Whether another session has the name. */
export const isSessionNameTaken = (
  db: Db,
  { id, name }: Pick<CalibrationSession, 'id' | 'name'>,
): boolean =>
  db.first(
    'SELECT 1 FROM calibration_sessions WHERE name = ? COLLATE NOCASE AND id <> ?',
    name,
    id,
  ) !== undefined;

/** Open sessions first, the newest of each state first. */
const readSessions = (db: Db): readonly StoredSession[] =>
  db
    .all<SessionRow>(
      `SELECT ${columns} FROM calibration_sessions
       ORDER BY state = 'closed', state = 'revealed', created_ms DESC`,
    )
    .map(sessionOf);

export function readSession(db: Db, id: string): StoredSession | undefined {
  const row = db.first<SessionRow>(`SELECT ${columns} FROM calibration_sessions WHERE id = ?`, id);
  return row && sessionOf(row);
}

/** The row as it is stored, for an edit that changes some of its columns. */
export const sessionRow = (db: Db, id: string): Row | undefined =>
  db.first<Row & object>(`SELECT ${columns} FROM calibration_sessions WHERE id = ?`, id);

/** A session that was undone counts as open, so its reviews stay hidden. */
export const isSessionOpen = (db: Db, id: string): boolean =>
  db.first(`SELECT 1 FROM calibration_sessions WHERE id = ? AND state <> 'open'`, id) === undefined;

/** Whether the changes are of a calibration review whose session is revealed, so that it is fixed. */
export const changesRevealedReview = (db: Db, changes: readonly RowChange[]): boolean =>
  changes.some(({ table, before, after }) => {
    const row = after ?? before;
    const reviewId = table === 'reviews' ? row?.['id'] : row?.['review_id'];
    return typeof reviewId === 'string' && isOfRevealedSession(db, reviewId);
  });

const isOfRevealedSession = (db: Db, reviewId: string): boolean =>
  db.first(
    `SELECT 1 FROM reviews r JOIN calibration_sessions s ON s.id = r.session_id
     WHERE r.id = ? AND r.purpose = 'calibration' AND s.state <> 'open'`,
    reviewId,
  ) !== undefined;

/** In SQL, of a row of `reviews`: it is no calibration review that others must not see yet. */
export const notBlind = (reviews: string): string =>
  `(${reviews}.purpose <> 'calibration' OR EXISTS (
     SELECT 1 FROM calibration_sessions s WHERE s.id = ${reviews}.session_id AND s.state <> 'open'))`;

interface OwnReview {
  readonly id: string;
  readonly call_id: string;
  readonly reviewer_id: string;
  readonly state: string;
}

const sessionReviews = (db: Db, sessionId: string): readonly OwnReview[] =>
  db.all<OwnReview>(
    `SELECT id, call_id, reviewer_id, state FROM reviews
     WHERE session_id = ? AND purpose = 'calibration' AND state <> 'voided'`,
    sessionId,
  );

export const hasSessionReviews = (db: Db, sessionId: string): boolean =>
  sessionReviews(db, sessionId).length > 0;

/** The participant's submitted reviews of the session, in the order of its calls. */
export const submittedReviews = (
  db: Db,
  { id, callIds }: CalibrationSession,
  reviewerId: string,
): readonly ReviewRow[] =>
  db
    .all<ReviewRow>(
      `SELECT * FROM reviews WHERE session_id = ? AND reviewer_id = ?
         AND purpose = 'calibration' AND state = 'submitted'`,
      id,
      reviewerId,
    )
    .filter((row) => callIds.includes(row.call_id))
    .toSorted((one, other) => callIds.indexOf(one.call_id) - callIds.indexOf(other.call_id));

/** Whether the reviewer has a review of the session here. */
export const hasBegun = (db: Db, sessionId: string, reviewerId: string): boolean =>
  sessionReviews(db, sessionId).some((one) => one.reviewer_id === reviewerId);

interface ListContext {
  readonly db: Db;
  readonly rubrics: Rubrics;
  readonly reviewerId: string;
  readonly holdsCall: (id: string) => boolean;
}

export const listSessions = (context: ListContext): readonly ListedSession[] =>
  readSessions(context.db).map((stored) => listed(context, stored));

function listed(
  { db, rubrics, reviewerId, holdsCall }: ListContext,
  { session, state, lead, imported }: StoredSession,
): ListedSession {
  const reviews = sessionReviews(db, session.id);
  // The calls of an imported session may still be on their way from Retell.
  const missing = new Set(
    imported === undefined ? [] : session.callIds.filter((id) => !holdsCall(id)),
  );
  const progress = session.participants.map((reviewer): ParticipantProgress => ({
    reviewer,
    submitted: submittedCalls(session, reviews, reviewer.id).size,
  }));
  const own = progress.find(({ reviewer }) => reviewer.id === reviewerId);
  return {
    session,
    state,
    lead,
    isLead: lead.id === reviewerId,
    isImported: imported !== undefined,
    missingCalls: missing.size,
    rubricName: rubrics.version(session.rubricId, session.rubricVersion)?.name ?? session.rubricId,
    progress,
    ...(own === undefined ? {} : { ownSubmitted: own.submitted }),
    ...(state === 'open' && own !== undefined
      ? nextCall(
          session.callIds.filter((id) => !missing.has(id)),
          reviews.filter((one) => one.reviewer_id === reviewerId),
        )
      : {}),
  };
}

const submittedCalls = (
  { callIds }: CalibrationSession,
  reviews: readonly OwnReview[],
  reviewerId: string,
): ReadonlySet<string> =>
  new Set(
    reviews
      .filter((one) => one.reviewer_id === reviewerId && one.state === 'submitted')
      .map((one) => one.call_id)
      .filter((id) => callIds.includes(id)),
  );

/** A call that the participant skipped is not offered again. */
function nextCall(
  callIds: readonly string[],
  ownReviews: readonly OwnReview[],
): Pick<ListedSession, 'next'> {
  const own = new Map(ownReviews.map((one) => [one.call_id, one]));
  const isOpen = (id: string): boolean =>
    own.get(id)?.state !== 'submitted' && own.get(id)?.state !== 'skipped';
  const callId = callIds.find(isOpen);
  if (callId === undefined) return {};
  const reviewId = own.get(callId)?.id;
  return { next: { callId, ...(reviewId === undefined ? {} : { reviewId }) } };
}

/** The submitted reviews of the participants. */
export const readSessionReviews = (
  db: Db,
  { id, callIds, participants }: CalibrationSession,
): readonly SessionReview[] =>
  sessionReviews(db, id)
    .filter(
      (review) =>
        review.state === 'submitted' &&
        callIds.includes(review.call_id) &&
        participants.some((one) => one.id === review.reviewer_id),
    )
    .map((review) => ({
      reviewId: review.id,
      callId: review.call_id,
      reviewerId: review.reviewer_id,
      answers: readAnswers(db, review.id),
    }));

interface AgreedRow {
  readonly call_id: string;
  readonly criterion_id: string;
  readonly value: string;
  readonly comment: string | null;
  readonly agreed_ms: number;
}

export const readAgreedAnswers = (db: Db, sessionId: string): readonly AgreedAnswer[] =>
  db
    .all<AgreedRow>(
      'SELECT call_id, criterion_id, value, comment, agreed_ms FROM agreed_answers WHERE session_id = ?',
      sessionId,
    )
    .map((row) => ({
      callId: row.call_id,
      criterionId: row.criterion_id,
      value: fromStored<AgreedAnswer['value']>(row.value),
      ...(row.comment === null ? {} : { comment: row.comment }),
      agreedMs: row.agreed_ms,
    }));
