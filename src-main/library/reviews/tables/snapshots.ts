import { hash } from 'node:crypto';
import type { Call, CallId } from '../../../../src-shared/call.ts';
import type { Db } from '../../db/db.ts';
import { fromStored, pack, unpack, type Packed } from '../../db/stored-json.ts';

/**
 * Stores the call as the reviewer saw it, because Retell may analyse it again or delete it. Identical
 * content is stored once.
 */
export function takeSnapshot(db: Db, call: Call, nowMs: number): number {
  const text = JSON.stringify(call);
  const contentHash = hash('sha256', text, 'base64');
  const last = db.first<{ id: number; content_hash: string }>(
    'SELECT id, content_hash FROM snapshots WHERE call_id = ? ORDER BY id DESC LIMIT 1',
    call.id,
  );
  if (last?.content_hash === contentHash) return last.id;
  db.run(
    'INSERT INTO snapshots(call_id, taken_ms, content_hash, call) VALUES (?, ?, ?, ?)',
    call.id,
    nowMs,
    contentHash,
    pack(text),
  );
  return db.first<{ id: number }>('SELECT last_insert_rowid() AS id')?.id ?? 0;
}

/** The call as it was last submitted; undefined if it never was. */
export function newestSnapshot(db: Db, callId: CallId): Call | undefined {
  const row = db.first<{ call: Packed }>(
    'SELECT call FROM snapshots WHERE call_id = ? ORDER BY id DESC LIMIT 1',
    callId,
  );
  return row && fromStored<Call>(unpack(row.call));
}

/** Ids of all calls that can be restored from a snapshot. */
export const snapshotCalls = (db: Db): readonly CallId[] =>
  db
    .all<{ call_id: CallId }>('SELECT DISTINCT call_id FROM snapshots')
    .map(({ call_id: callId }) => callId);
