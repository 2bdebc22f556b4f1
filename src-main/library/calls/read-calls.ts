import type { Call, CallId, CallKind, MediaLinks } from '../../../src-shared/call.ts';
import type { Json } from '../../../src-shared/json.ts';
import type { SyncPlan, StoredCallInfo } from '../port.ts';
import type { Db } from '../db/db.ts';
import { fromStored, unpack, type Packed } from '../db/stored-json.ts';
import { callsDue, callsOfKind, createFacetCounter } from './facet-counts.ts';
import { joinCall, parseSplitCall, type CallDetails } from './merge-call.ts';
import type { HistoryEntry } from '../../../src-shared/review.ts';

export interface CachedCall {
  readonly call: Call;
  readonly links: MediaLinks;
  readonly fetchedMs?: number;
}

/** A call as it lies in the cache. */
export interface StoredCallRow {
  readonly call: string;
  readonly links: string;
  readonly body: Packed | null;
  readonly fetched_ms: number | null;
}

export const readCallRow = (db: Db, id: CallId): StoredCallRow | undefined =>
  db.first<StoredCallRow>(
    `SELECT call, links, body, fetched_ms FROM calls
     JOIN payloads USING (key) LEFT JOIN transcripts USING (key) WHERE id = ?`,
    id,
  );

/** With its transcript, as far as Retell has told of it. */
export function parseCallRow(row: StoredCallRow): CachedCall {
  const kept = parseSplitCall(row.call, unpack(row.body ?? '{}'), row.links);
  return {
    call: joinCall(kept),
    links: kept.links,
    ...(row.fetched_ms === null ? {} : { fetchedMs: row.fetched_ms }),
  };
}

/** A call without its transcript, which an export has no use for. */
export function readCallDetails(db: Db, key: number): CallDetails | undefined {
  const row = db.first<{ call: string }>('SELECT call FROM payloads WHERE key = ?', key);
  return row && fromStored<CallDetails>(row.call);
}

export const holdsCall = (db: Db, id: CallId): boolean =>
  db.first('SELECT 1 FROM calls WHERE id = ?', id) !== undefined;

/** The call stays with all that is known of it; Retell is not asked for it again. */
export function markGone(db: Db, id: CallId, nowMs: number): void {
  db.transaction(() => {
    const row = db.first<{ key: number; kind: CallKind; due_ms: number | null }>(
      'SELECT key, kind, due_ms FROM calls WHERE id = ?',
      id,
    );
    if (row === undefined) return;
    const counter = createFacetCounter(db);
    counter.due(row.kind, row.due_ms, null);
    counter.write();
    db.run('UPDATE calls SET gone_ms = ?, due_ms = NULL WHERE key = ?', nowMs, row.key);
  });
}

/** Newest first. Only calls: a chat's messages come with its list. */
export function callsToFetch(
  db: Db,
  limit: number,
  { exclude, nowMs }: { readonly exclude: readonly CallId[]; readonly nowMs: number },
): readonly CallId[] {
  const rows = db.all<{ id: CallId }>(
    `SELECT id FROM calls INDEXED BY calls_due
     WHERE kind = 'call' AND due_ms IS NOT NULL AND due_ms <= ?
       AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY key DESC LIMIT ?`,
    nowMs,
    JSON.stringify(exclude),
    limit,
  );
  return rows.map(({ id }) => id);
}

export function syncPlan(db: Db, nowMs: number): SyncPlan {
  const state = db.first<{ value: string }>(`SELECT value FROM meta WHERE name = 'sync'`)?.value;
  return {
    have: callsOfKind(db, 'call') + callsOfKind(db, 'chat'),
    toFetch: callsDue(db, 'call', nowMs),
    ...(state === undefined ? {} : { state: fromStored<Json>(state) }),
  };
}

/** What main has to know of a call; its transcript, which may be long, is not even read. */
export function readCallInfo(db: Db, id: CallId): StoredCallInfo | undefined {
  const row = db.first<{ kind: CallKind; links: string; fetched_ms: number | null }>(
    'SELECT kind, links, fetched_ms FROM calls JOIN payloads USING (key) WHERE id = ?',
    id,
  );
  return (
    row && {
      kind: row.kind,
      links: fromStored<MediaLinks>(row.links),
      ...(row.fetched_ms === null ? {} : { fetchedMs: row.fetched_ms }),
    }
  );
}

/** What the agent is called, as far as any record of it tells. */
export const readAgentName = (db: Db, agentId: string | undefined): string | undefined =>
  agentId === undefined
    ? undefined
    : db.first<{ name: string }>('SELECT name FROM agents WHERE id = ?', agentId)?.name;

/** The line with what people know its call by; a call that is gone from the cache leaves it as it is. */
export function withCallNames(db: Db, entry: HistoryEntry): HistoryEntry {
  if (entry.callId === undefined) return entry;
  const row = db.first<{
    agent_name: string | null;
    agent_id: string | null;
    start_ms: number | null;
  }>('SELECT agent_name, agent_id, start_ms FROM calls WHERE id = ?', entry.callId);
  const agentName = row?.agent_name ?? readAgentName(db, row?.agent_id ?? undefined);
  return {
    ...entry,
    ...(agentName === undefined ? {} : { agentName }),
    ...(typeof row?.start_ms === 'number' ? { callStartMs: row.start_ms } : {}),
  };
}
