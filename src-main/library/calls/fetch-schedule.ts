import type { Call, CallId, CallKind } from '../../../src-shared/call.ts';
import type { Json } from '../../../src-shared/json.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import type { SyncPlan } from '../port.ts';
import { callsDue, callsOfKind, createFacetCounter } from './facet-counts.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Calls that were never connected: Retell will not report anything more about them. */
const neverConnected: ReadonlySet<string> = new Set(['not_connected']);
const stillOpen: ReadonlySet<string> = new Set(['registered', 'ongoing']);

/**
 * When to fetch a call again that was just fetched in full: while it is in progress and until it is
 * analyzed. The interval grows with the call's age. Undefined means never again, since many calls are
 * never analyzed.
 */
export function nextFetchMs(call: Call, nowMs: number): number | undefined {
  const { status = '' } = call;
  const open = stillOpen.has(status);
  if (neverConnected.has(status) || (!open && isAnalyzed(call))) return undefined;
  const ageMs = Math.max(0, nowMs - (call.endMs ?? call.startMs ?? nowMs));
  const retryPeriodMs = open ? 7 * 24 * hour : 48 * hour;
  if (ageMs > retryPeriodMs) return undefined;
  return nowMs + Math.min(Math.max(ageMs / 2, open ? minute / 2 : minute), 6 * hour);
}

const isAnalyzed = (call: Call): boolean =>
  call.sentiment !== undefined || call.successful !== undefined || call.summary !== undefined;

/** Notes that Retell no longer has the call. It stays in the library and is not fetched again. */
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

/** The calls to fetch in full, newest first. Chats are complete in list responses. */
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
