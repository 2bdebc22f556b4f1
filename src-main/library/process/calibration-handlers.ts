import type {
  SessionCall,
  SessionResults,
} from '../../../src-shared/calibration-results/session-results.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import { calibrationEditText as text } from '../reviews/edits/calibration-edit-text.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import { checkCalibrationFile, importCalibration } from '../reviews/imports/import-calibration.ts';
import {
  listSessions,
  readAgreedAnswers,
  readSession,
  readSessionReviews,
} from '../reviews/tables/calibration-sessions.ts';
import type { LibraryDatabases } from './databases.ts';
import { resultsToExport, sessionToExport } from './calibration-content.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';
import type { Mirrored } from './review-handlers.ts';

type CalibrationChannel =
  | 'calibration:list'
  | 'calibration:results'
  | 'calibration-file:session'
  | 'calibration-file:results'
  | 'calibration-file:check'
  | 'calibration-file:import';

export const calibrationHandlers = (
  withDatabases: WithDatabases,
  mirrored: Mirrored,
): HandlersFor<CalibrationChannel> => ({
  'calibration:list': withDatabases<'calibration:list'>((databases) =>
    ok(
      listSessions({
        db: databases.reviews,
        rubrics: databases.rubrics,
        reviewerId: databases.reviewer().id,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand marks where a string came from; it is only looked up
        holdsCall: (id) => databases.editContext.holdsCall(id as CallId),
      }),
    ),
  ),
  'calibration:results': withDatabases<'calibration:results'>((databases, { sessionId }) =>
    resultsOf(databases, sessionId),
  ),
  'calibration-file:session': withDatabases<'calibration-file:session'>((databases, input) =>
    sessionToExport(databases, input),
  ),
  'calibration-file:results': withDatabases<'calibration-file:results'>((databases, input) =>
    resultsToExport(databases, input),
  ),
  'calibration-file:check': withDatabases<'calibration-file:check'>(({ editContext }, { path }) =>
    checkCalibrationFile(editContext, path),
  ),
  'calibration-file:import': withDatabases<'calibration-file:import'>((databases, request) =>
    mirrored(databases, importCalibration(databases.editContext, request)),
  ),
});

/** Refused while the session is open, for the lead as well: nobody sees answers before the reveal. */
function resultsOf(
  databases: LibraryDatabases,
  sessionId: string,
): Result<SessionResults, AppError> {
  const { reviews, rubrics } = databases;
  const stored = readSession(reviews, sessionId);
  if (stored === undefined) return refused(text.noSuchSession);
  if (stored.state === 'open') return refused(text.notRevealed);
  const { session } = stored;
  const rubric = rubrics.version(session.rubricId, session.rubricVersion);
  if (rubric === undefined) return refused(text.noSuchRubric);
  return ok({
    rubric,
    participants: session.participants,
    calls: callsOf(databases, session.callIds),
    reviews: readSessionReviews(reviews, session),
    agreed: readAgreedAnswers(reviews, sessionId),
  });
}

interface CallColumns {
  readonly id: string;
  readonly agent_name: string | null;
  readonly start_ms: number | null;
}

function callsOf(databases: LibraryDatabases, ids: readonly string[]): readonly SessionCall[] {
  const rows = databases.calls().all<CallColumns>(
    `SELECT id, start_ms, coalesce(agent_name, (SELECT name FROM agents a WHERE a.id = agent_id)) AS agent_name
     FROM calls WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((callId) => {
    const row = found.get(callId);
    return {
      callId,
      ...(typeof row?.agent_name === 'string' ? { agentName: row.agent_name } : {}),
      ...(typeof row?.start_ms === 'number' ? { startMs: row.start_ms } : {}),
    };
  });
}
