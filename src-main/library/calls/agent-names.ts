import type { Db } from '../storage/db.ts';

/** What the agent is called, as far as any record of it tells. */
export const agentNameOf = (db: Db, agentId: string | undefined): string | undefined =>
  agentId === undefined
    ? undefined
    : db.first<{ name: string }>('SELECT name FROM agents WHERE id = ?', agentId)?.name;
