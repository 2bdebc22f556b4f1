import type { HistoryLine } from '../../../src-shared/review.ts';
import { agentNameOf } from './agent-names.ts';
import type { Db } from '../storage/db.ts';

/** The line with what people know its call by; a call that is gone from the cache leaves it as it is. */
export function withCall(db: Db, line: HistoryLine): HistoryLine {
  if (line.callId === undefined) return line;
  const row = db.first<{
    agent_name: string | null;
    agent_id: string | null;
    start_ms: number | null;
  }>('SELECT agent_name, agent_id, start_ms FROM calls WHERE id = ?', line.callId);
  const agentName = row?.agent_name ?? agentNameOf(db, row?.agent_id ?? undefined);
  return {
    ...line,
    ...(agentName === undefined ? {} : { agentName }),
    ...(typeof row?.start_ms === 'number' ? { callStartMs: row.start_ms } : {}),
  };
}
