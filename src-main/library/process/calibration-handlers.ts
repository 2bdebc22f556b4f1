import type {
  SessionCall,
  SessionResults,
} from '../../../src-shared/calibration-results/session-results.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import { calibrationEditText as text } from '../reviews/edits/calibration-edit-text.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import {
  listSessions,
  readAgreedAnswers,
  readSession,
  readSessionReviews,
} from '../reviews/tables/calibration-sessions.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';

export const calibrationHandlers = (
  withDatabases: WithDatabases,
): HandlersFor<'calibration:list' | 'calibration:results'> => ({
  'calibration:list': withDatabases<'calibration:list'>(({ reviews, rubrics, reviewer }) =>
    ok(listSessions(reviews, rubrics, reviewer().id)),
  ),
  'calibration:results': withDatabases<'calibration:results'>((databases, { sessionId }) =>
    resultsOf(databases, sessionId),
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
