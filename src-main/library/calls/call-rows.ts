import type { SQLInputValue } from 'node:sqlite';
import type { Call, CallId, CallKind, CallRecord } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { pack, unpack, type Packed } from '../db/stored-json.ts';
import { joinCall, parseSplitCall, type SplitCall } from './merge-call.ts';

/** The columns of `calls` that come from the call itself, in the order of {@link callColumnValues}. */
export const callColumns = [
  'kind',
  'agent_id',
  'agent_name',
  'agent_version',
  'type',
  'status',
  'direction',
  'from_number',
  'to_number',
  'start_ms',
  'end_ms',
  'duration_ms',
  'reason',
  'batch_call_id',
  'data_storage',
  'sentiment',
  'successful',
  'in_voicemail',
  'cost',
  'latency_p50',
  'has_recording',
] as const;

export function callColumnValues(call: Call): SQLInputValue[] {
  return [
    call.kind,
    text(call.agentId),
    text(call.agentName),
    number(call.agentVersion),
    text(call.type),
    text(call.status),
    text(call.direction),
    text(call.fromNumber),
    text(call.toNumber),
    number(call.startMs),
    number(call.endMs),
    number(call.durationMs),
    text(call.disconnectionReason),
    text(call.batchCallId),
    text(call.dataStorage),
    text(call.sentiment),
    flag(call.successful),
    flag(call.inVoicemail),
    number(call.cost?.combined),
    number(call.latency?.['e2e']?.p50),
    flag(offersRecording(call)),
  ];
}

const offersRecording = ({ media }: Call): boolean =>
  media.recording || media.multiChannel || media.scrubbedRecording || media.scrubbedMultiChannel;

const text = (value: string | undefined): SQLInputValue => value ?? null;
const number = (value: number | undefined): SQLInputValue => value ?? null;
const flag = (value: boolean | undefined): SQLInputValue =>
  value === undefined ? null : Number(value);

/** The columns of an existing row that decide how a new record is stored. */
export interface StoredRow {
  readonly key: number;
  readonly kind: CallKind;
  readonly first_seen_ms: number;
  readonly fetched_ms: number | null;
  readonly due_ms: number | null;
  readonly gone_ms: number | null;
  readonly list_hash: string | null;
}

export const findStoredRow = (db: Db, id: CallId): StoredRow | undefined =>
  db.first<StoredRow>(
    `SELECT key, kind, first_seen_ms, fetched_ms, due_ms, gone_ms, list_hash
     FROM calls WHERE id = ?`,
    id,
  );

/** A call as JSON text, used to detect changes. */
export interface SerializedCall {
  readonly details: string;
  readonly transcript: string;
  readonly links: string;
}

export const serializeCall = (kept: SplitCall): SerializedCall => ({
  details: JSON.stringify(kept.details),
  transcript: JSON.stringify(kept.transcript),
  links: JSON.stringify(kept.links),
});

export function readSerializedCall(db: Db, key: number): SerializedCall {
  const row = db.first<{ call: string; links: string; body: Packed | null }>(
    `SELECT call, links, body FROM payloads LEFT JOIN transcripts USING (key) WHERE key = ?`,
    key,
  );
  return {
    details: row?.call ?? '{}',
    links: row?.links ?? '{}',
    transcript: unpack(row?.body ?? '{}'),
  };
}

export const deserializeCall = ({ details, transcript, links }: SerializedCall): SplitCall =>
  parseSplitCall(details, transcript, links);

const storedColumns = ['key', ...callColumns, 'first_seen_ms', 'fetched_ms', 'due_ms', 'list_hash'];
const insertCall = `INSERT INTO calls(${storedColumns.join(', ')}, id)
  VALUES (${storedColumns.map(() => '?').join(', ')}, ?)`;
const updateCall = `UPDATE calls
  SET ${storedColumns.map((column) => `${column} = ?`).join(', ')}, gone_ms = NULL WHERE id = ?`;

interface NewRow {
  readonly key: number;
  readonly kept: SplitCall;
  readonly firstSeenMs: number;
  readonly fetchedMs: number | null;
  readonly dueMs: number | null;
  readonly listHash: string | null;
}

/** The tables whose rows move with a call when its key changes, because it got a start time. */
const tablesByKey = [
  'payloads',
  'transcripts',
  'call_tags',
  'call_answers',
  'call_verdicts',
  'call_reviewers',
  'affirmed',
] as const;

/** Writes the row of `calls`. An existing row keeps its review summary. */
export function writeRow(db: Db, old: StoredRow | undefined, row: NewRow): void {
  const call = joinCall(row.kept);
  db.run(
    old === undefined ? insertCall : updateCall,
    row.key,
    ...callColumnValues(call),
    row.firstSeenMs,
    row.fetchedMs,
    row.dueMs,
    row.listHash,
    call.id,
  );
  if (old === undefined || old.key === row.key) return;
  for (const table of tablesByKey) {
    db.run(`UPDATE ${table} SET key = ? WHERE key = ?`, row.key, old.key);
  }
}

/** `wasFull`: a full call is stored already. Its original text has more than that of a list row, so it is kept. */
export function writePayload(
  db: Db,
  key: number,
  texts: SerializedCall,
  { record, wasFull }: { readonly record: CallRecord; readonly wasFull: boolean },
): void {
  if (record.source === 'list' && wasFull) {
    db.run(
      'UPDATE payloads SET call = ?, links = ? WHERE key = ?',
      texts.details,
      texts.links,
      key,
    );
  } else {
    db.run(
      'INSERT OR REPLACE INTO payloads(key, call, links, raw) VALUES (?, ?, ?, ?)',
      key,
      texts.details,
      texts.links,
      pack(record.raw),
    );
  }
  if (texts.transcript === '{}') db.run('DELETE FROM transcripts WHERE key = ?', key);
  else db.run('INSERT OR REPLACE INTO transcripts VALUES (?, ?)', key, pack(texts.transcript));
}
