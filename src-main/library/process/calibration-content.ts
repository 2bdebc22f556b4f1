import type {
  ExportedResults,
  ExportedSession,
} from '../../../src-shared/calibration-file/exported-content.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import { calibrationEditText as text } from '../reviews/edits/calibration-edit-text.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import { readSession, submittedReviews } from '../reviews/tables/calibration-sessions.ts';
import { reviewDataOf } from '../reviews/tables/review-rows.ts';
import type { LibraryDatabases } from './databases.ts';
import { redactReview } from './redact-review.ts';

/** The session as its lead sends it to participants on other computers. It holds no answers. */
export function sessionToExport(
  { reviews, rubrics, reviewer }: LibraryDatabases,
  { sessionId }: { readonly sessionId: string },
): Result<ExportedSession, AppError> {
  const stored = readSession(reviews, sessionId);
  if (stored === undefined) return refused(text.noSuchSession);
  const { session, lead, state } = stored;
  if (lead.id !== reviewer().id) return refused(text.onlyLead);
  if (state !== 'open') return refused(text.isRevealed);
  const rubric = rubrics.version(session.rubricId, session.rubricVersion);
  if (rubric === undefined) return refused(text.noSuchRubric);
  return ok({ session, lead: reviewer(), rubric });
}

interface ResultsInput {
  readonly sessionId: string;
  /** Quotes show the text that Retell redacted. */
  readonly redacted: boolean;
}

/** What the current reviewer has submitted in the session. */
export function resultsToExport(
  databases: LibraryDatabases,
  { sessionId, redacted }: ResultsInput,
): Result<ExportedResults, AppError> {
  const { reviews: db, rubrics } = databases;
  const reviewer = databases.reviewer();
  const session = readSession(db, sessionId)?.session;
  if (session === undefined) return refused(text.noSuchSession);
  const participant = session.participants.find(({ id }) => id === reviewer.id);
  if (participant === undefined) return refused(text.notParticipant);
  const reviews = submittedReviews(db, session, reviewer.id).map((row): ReviewData => {
    const review = reviewDataOf(db, rubrics, row);
    const call = redacted ? databases.readCall(row.call_id)?.call : undefined;
    return call === undefined ? review : redactReview(review, call);
  });
  if (reviews.length === 0) return refused(text.nothingSubmitted);
  return ok({ session, participantId: participant.invitedAs ?? participant.id, reviewer, reviews });
}
