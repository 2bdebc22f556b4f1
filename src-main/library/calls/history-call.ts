import type { HistoryLine } from '../../../src-shared/review.ts';
import type { Db } from '../storage/db.ts';

/** The line with what people know its call by; a call that is gone from the cache leaves it as it is. */
export function withCall(db: Db, line: HistoryLine): HistoryLine {
  if (line.callId === undefined) return line;
  const row = db.first<{ agent_name: string | null; start_ms: number | null }>(
    'SELECT agent_name, start_ms FROM calls WHERE id = ?',
    line.callId,
  );
  return {
    ...line,
    ...(typeof row?.agent_name === 'string' ? { agentName: row.agent_name } : {}),
    ...(typeof row?.start_ms === 'number' ? { callStartMs: row.start_ms } : {}),
  };
}
