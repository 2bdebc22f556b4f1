import type { Call, CallId, CallKind, MediaLinks } from '../../../src-shared/call.ts';
import type { Json } from '../../../src-shared/json.ts';
import type { SyncPlan } from '../port.ts';
import type { Db } from '../storage/db.ts';
import { fromStored, unpack, type Packed } from '../storage/stored-json.ts';
import { callsDue, callsOfKind, createFacetCounter } from './facet-counts.ts';
import { join, keptFrom, type CallFacts } from './merge-call.ts';

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
export function callOfRow(row: StoredCallRow): CachedCall {
  const kept = keptFrom(row.call, unpack(row.body ?? '{}'), row.links);
  return {
    call: join(kept),
    links: kept.links,
    ...(row.fetched_ms === null ? {} : { fetchedMs: row.fetched_ms }),
  };
}

/** A call without its transcript, which an export has no use for. */
export function readFacts(db: Db, key: number): CallFacts | undefined {
  const row = db.first<{ call: string }>('SELECT call FROM payloads WHERE key = ?', key);
  return row && fromStored<CallFacts>(row.call);
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
  { notYet, nowMs }: { readonly notYet: readonly CallId[]; readonly nowMs: number },
): readonly CallId[] {
  const rows = db.all<{ id: CallId }>(
    `SELECT id FROM calls INDEXED BY calls_due
     WHERE kind = 'call' AND due_ms IS NOT NULL AND due_ms <= ?
       AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY key DESC LIMIT ?`,
    nowMs,
    JSON.stringify(notYet),
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
