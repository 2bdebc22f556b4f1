import type { Call, CallId, CallKind, MediaLinks } from '../../../src-shared/call.ts';
import type { StoredCallInfo } from '../port.ts';
import type { Db } from '../db/db.ts';
import { fromStored, unpack, type Packed } from '../db/stored-json.ts';
import { joinCall, parseSplitCall, type CallDetails, type TranscriptFields } from './merge-call.ts';
import type { HistoryEntry } from '../../../src-shared/review.ts';

export interface CachedCall {
  readonly call: Call;
  readonly links: MediaLinks;
  readonly fetchedMs?: number;
}

/** A call as it is stored. */
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

/** The call with its transcript, as far as that was fetched. */
export function parseCallRow(row: StoredCallRow): CachedCall {
  const kept = parseSplitCall(row.call, unpack(row.body ?? '{}'), row.links);
  return {
    call: joinCall(kept),
    links: kept.links,
    ...(row.fetched_ms === null ? {} : { fetchedMs: row.fetched_ms }),
  };
}

/** A call without its transcript, which an export does not need. */
export function readCallDetails(db: Db, key: number): CallDetails | undefined {
  const row = db.first<{ call: string }>('SELECT call FROM payloads WHERE key = ?', key);
  return row && fromStored<CallDetails>(row.call);
}

/** The transcript of a call, as far as it was fetched. */
export function readTranscript(db: Db, key: number): TranscriptFields {
  const row = db.first<{ body: Packed }>('SELECT body FROM transcripts WHERE key = ?', key);
  return row === undefined ? {} : fromStored<TranscriptFields>(unpack(row.body));
}

export const holdsCall = (db: Db, id: CallId): boolean =>
  db.first('SELECT 1 FROM calls WHERE id = ?', id) !== undefined;

/** What main needs to know about a call. Does not read the transcript, which may be long. */
export function readCallInfo(db: Db, id: CallId): StoredCallInfo | undefined {
  const row = db.first<InfoRow>(
    `SELECT kind, links, fetched_ms, status IN ('ongoing', 'registered')
       OR (status = 'ended' AND sentiment IS NULL AND successful IS NULL) AS may_change
     FROM calls JOIN payloads USING (key) WHERE id = ?`,
    id,
  );
  return (
    row && {
      kind: row.kind,
      links: fromStored<MediaLinks>(row.links),
      mayChange: row.may_change === 1,
      ...(row.fetched_ms === null ? {} : { fetchedMs: row.fetched_ms }),
    }
  );
}

interface InfoRow {
  readonly kind: CallKind;
  readonly links: string;
  readonly fetched_ms: number | null;
  readonly may_change: number | null;
}

/** The agent's name, if any stored call has it. */
export const readAgentName = (db: Db, agentId: string | undefined): string | undefined =>
  agentId === undefined
    ? undefined
    : db.first<{ name: string }>('SELECT name FROM agents WHERE id = ?', agentId)?.name;

/** Adds the agent's name and the start time of its call to a history entry, if the call is stored. */
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
