import type { CallId } from '../../../../src-shared/call.ts';
import type { Db } from '../../db/db.ts';

/** Identifies what one reviewer did on one call. */
export interface ReviewerCall {
  readonly callId: CallId;
  readonly reviewerId: string;
}

/** What is stored about a reviewer's work on a call without being a step of undo. */
interface Presence {
  /** The position in the recording when the call was left. */
  readonly positionMs: number;
  readonly activeMs: number;
  /** How far the reviewer shifted the word timing. */
  readonly wordOffsetMs: number;
}

export function presenceOf(db: Db, { callId, reviewerId }: ReviewerCall): Presence {
  const row = db.first<{ position_ms: number; active_ms: number; word_offset_ms: number }>(
    `SELECT position_ms, active_ms, word_offset_ms FROM presence
     WHERE call_id = ? AND reviewer_id = ?`,
    callId,
    reviewerId,
  );
  return {
    positionMs: row?.position_ms ?? 0,
    activeMs: row?.active_ms ?? 0,
    wordOffsetMs: row?.word_offset_ms ?? 0,
  };
}

export const savePosition = (db: Db, call: ReviewerCall, positionMs: number): void =>
  save(db, call, 'position_ms', positionMs);

export const saveWordOffset = (db: Db, call: ReviewerCall, offsetMs: number): void =>
  save(db, call, 'word_offset_ms', offsetMs);

function save(
  db: Db,
  { callId, reviewerId }: ReviewerCall,
  column: 'position_ms' | 'word_offset_ms',
  ms: number,
): void {
  db.run(
    `INSERT INTO presence(call_id, reviewer_id, ${column}) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
    callId,
    reviewerId,
    ms,
  );
}

interface ActiveTime extends ReviewerCall {
  readonly ms: number;
  /** Prevents a repeated request from being counted twice. */
  readonly requestId: string;
}

export function addActiveTime(db: Db, { callId, reviewerId, ms, requestId }: ActiveTime): void {
  db.run(
    `INSERT INTO presence(call_id, reviewer_id, active_ms, last_request) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE
       SET active_ms = active_ms + excluded.active_ms, last_request = excluded.last_request
       WHERE last_request IS NOT excluded.last_request`,
    callId,
    reviewerId,
    ms,
    requestId,
  );
}
