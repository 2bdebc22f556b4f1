import type { CallId } from '../../../../src-shared/call.ts';
import type { Db } from '../../db/db.ts';

/** What is stored about a reviewer's work on a call without being a step of undo. */
interface Presence {
  /** The position in the recording when the call was left. */
  readonly positionMs: number;
  readonly activeMs: number;
  /** How far the reviewer shifted the word timing. */
  readonly wordOffsetMs: number;
}

export function presenceOf(db: Db, callId: CallId): Presence {
  const row = db.first<{ position_ms: number; active_ms: number; word_offset_ms: number }>(
    'SELECT position_ms, active_ms, word_offset_ms FROM presence WHERE call_id = ?',
    callId,
  );
  return {
    positionMs: row?.position_ms ?? 0,
    activeMs: row?.active_ms ?? 0,
    wordOffsetMs: row?.word_offset_ms ?? 0,
  };
}

export function savePosition(db: Db, callId: CallId, positionMs: number): void {
  db.run(
    `INSERT INTO presence(call_id, position_ms) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET position_ms = excluded.position_ms`,
    callId,
    positionMs,
  );
}

export function saveWordOffset(db: Db, callId: CallId, offsetMs: number): void {
  db.run(
    `INSERT INTO presence(call_id, word_offset_ms) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET word_offset_ms = excluded.word_offset_ms`,
    callId,
    offsetMs,
  );
}

interface ActiveTime {
  readonly callId: CallId;
  readonly ms: number;
  /** Prevents a repeated request from being counted twice. */
  readonly requestId: string;
}

export function addActiveTime(db: Db, { callId, ms, requestId }: ActiveTime): void {
  db.run(
    `INSERT INTO presence(call_id, active_ms, last_request) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE
       SET active_ms = active_ms + excluded.active_ms, last_request = excluded.last_request
       WHERE last_request IS NOT excluded.last_request`,
    callId,
    ms,
    requestId,
  );
}
