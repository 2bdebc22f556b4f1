import { isDeepStrictEqual } from 'node:util';
import type { CallId } from '../../../../src-shared/call.ts';
import type {
  ResultsFile,
  ReviewResult,
} from '../../../../src-shared/calibration-file/calibration-file.ts';
import type { ResultSkipReason } from '../../../../src-shared/calibration-file/calibration-import.ts';
import type { Participant } from '../../../../src-shared/calibration/session.ts';
import type { FileProblem } from '../../../../src-shared/file-format.ts';
import { noAnnotations } from '../../../../src-shared/no-annotations.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { hasBegun, readSession, type StoredSession } from '../tables/calibration-sessions.ts';
import { reviewDataOf, type ReviewRow } from '../tables/review-rows.ts';
import { calibrationImportText as text } from './calibration-import-text.ts';
import type { TakenReview } from './imported-review.ts';
import { fitsRubric } from './imported-rubric.ts';
import type { PlanDeps } from './plan-session-import.ts';

interface ResultsPlan {
  readonly stored: StoredSession;
  readonly participant: Participant;
  readonly rubric: Rubric;
  readonly taken: readonly TakenReview[];
  readonly skipped: readonly ResultSkipReason[];
}

/** Decides for each review of a results file whether it is taken. Changes nothing. */
export function planResults(
  deps: PlanDeps,
  file: ResultsFile,
): Result<ResultsPlan, readonly FileProblem[]> {
  const { session } = file;
  const stored = readSession(deps.db, session.id);
  if (stored === undefined) return problemAt('session.id', text.noSuchSession(session.name));
  const { lead } = stored;
  const { name, rubricId, rubricVersion } = stored.session;
  if (lead.id !== deps.reviewer.id) return problemAt('session', text.notLead(lead.name, name));
  const rubric = deps.rubrics.version(rubricId, rubricVersion);
  const isSame = file.rubric.id === rubricId && file.rubric.version === rubricVersion;
  if (rubric === undefined || !isSame) {
    return problemAt('rubric', text.otherVersion(file.rubric.version, name, rubricVersion));
  }
  const participant = participantOf(deps, file, stored);
  if (!participant.ok) return participant;
  const taken: TakenReview[] = [];
  const skipped: ResultSkipReason[] = [];
  for (const one of file.reviews) {
    const choice = choose(deps, { file, stored, rubric }, one);
    if (typeof choice === 'string') skipped.push(choice);
    else taken.push(choice);
  }
  return ok({ stored, participant: participant.value, rubric, taken, skipped });
}

const problemAt = (place: string, message: string): Result<never, readonly FileProblem[]> =>
  err([{ place, message }]);

/** Who the results are of: by their id or, the first time, as the lead invited them. */
function participantOf(
  { db }: PlanDeps,
  { participantId, reviewer }: ResultsFile,
  { session }: StoredSession,
): Result<Participant, readonly FileProblem[]> {
  const known = session.participants.find(({ id }) => id === reviewer.id);
  if (known !== undefined) return ok(known);
  if (session.participants.some(({ invitedAs }) => invitedAs === participantId)) {
    return problemAt('reviewer.id', text.otherComputer(reviewer.name));
  }
  const invited = session.participants.find(({ id }) => id === participantId);
  if (invited === undefined) {
    return problemAt('participantId', text.notParticipant(reviewer.name, session.name));
  }
  return hasBegun(db, session.id, invited.id)
    ? problemAt('participantId', text.judgedHere(invited.name))
    : ok(invited);
}

interface Target {
  readonly file: ResultsFile;
  readonly stored: StoredSession;
  readonly rubric: Rubric;
}

function choose(
  deps: PlanDeps,
  target: Target,
  result: ReviewResult,
): TakenReview | ResultSkipReason {
  const { db, rubrics } = deps;
  const row = db.first<ReviewRow>('SELECT * FROM reviews WHERE id = ?', result.id);
  const before = row && reviewDataOf(db, rubrics, row);
  const review = reviewOf(target, result, before);
  const reason = (before && repeatReason(before, review)) ?? unfitReason(deps, target, review);
  return reason ?? { review, ...(before === undefined ? {} : { before }) };
}

/** Why a review that is here is not taken again. */
function repeatReason(before: ReviewData, review: ReviewData): ResultSkipReason | undefined {
  if (!isSameOrigin(before, review)) return 'id-in-use';
  if (isSameReview(before, review)) return 'already-here';
  return submittedMs(review) <= submittedMs(before) ? 'newer-here' : undefined;
}

const submittedMs = ({ review }: ReviewData): number => review.submittedMs ?? 0;

/** Why the session does not take the review, whatever is here of it. */
function unfitReason(
  deps: PlanDeps,
  { stored: { state, session }, rubric }: Target,
  review: ReviewData,
): ResultSkipReason | undefined {
  if (state !== 'open') return 'revealed';
  if (!session.callIds.includes(review.callId)) return 'other-call';
  if (!deps.holdsCall(review.callId)) return 'unknown-call';
  if (!fitsRubric(rubric, review.review.answers)) return 'unfit-answer';
  return hasOtherReview(deps, review) ? 'reviewed-here' : undefined;
}

/** The review as the library keeps it. Tags and corrections stay as they are here, since the file has none. */
function reviewOf(
  { file: { reviewer }, stored, rubric }: Target,
  { id, callId, answers, activeMs, comment, startedAt, submittedAt }: ReviewResult,
  before: ReviewData | undefined,
): ReviewData {
  return {
    ...(before ?? { ...noAnnotations, tags: [] }),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand exists only for the compiler; the schema has checked the id
    callId: callId as CallId,
    reviewId: id,
    review: {
      status: 'submitted',
      purpose: 'calibration',
      sessionId: stored.session.id,
      flagged: before?.review.flagged ?? false,
      rubricId: rubric.id,
      rubricVersion: rubric.version,
      answers,
      activeMs,
      reviewerId: reviewer.id,
      ...(reviewer.name === '' ? {} : { reviewer: reviewer.name }),
      ...(comment === undefined ? {} : { comment }),
      ...(startedAt === undefined ? {} : { startedMs: Date.parse(startedAt) }),
      submittedMs: Date.parse(submittedAt),
    },
  };
}

/** A review keeps its call, reviewer and session for ever. */
const isSameOrigin = (one: ReviewData, other: ReviewData): boolean =>
  one.callId === other.callId &&
  one.review.reviewerId === other.review.reviewerId &&
  one.review.purpose === other.review.purpose &&
  one.review.sessionId === other.review.sessionId;

const isSameReview = ({ review: one }: ReviewData, { review: other }: ReviewData): boolean =>
  one.status === other.status &&
  one.submittedMs === other.submittedMs &&
  one.comment === other.comment &&
  isDeepStrictEqual(plain(one.answers), plain(other.answers));

/** Without keys that are there and undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Whether the participant has another review of the call in this session here. */
const hasOtherReview = ({ db }: PlanDeps, { callId, reviewId = '', review }: ReviewData): boolean =>
  db.first(
    `SELECT 1 FROM reviews WHERE call_id = ? AND reviewer_id = ? AND session_id = ?
       AND purpose = 'calibration' AND state <> 'voided' AND id <> ?`,
    callId,
    review.reviewerId ?? '',
    review.sessionId ?? '',
    reviewId,
  ) !== undefined;
