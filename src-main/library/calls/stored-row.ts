import type { CallId, CallKind, CallRecord } from '../../../src-shared/call.ts';
import type { Db } from '../storage/db.ts';
import { pack, unpack, type Packed } from '../storage/stored-json.ts';
import { callColumns, columnValues } from './call-columns.ts';
import { join, keptFrom, type KeptCall } from './merge-call.ts';

/** What decides how a record meets the row that is there already. */
export interface OldRow {
  readonly key: number;
  readonly kind: CallKind;
  readonly first_seen_ms: number;
  readonly fetched_ms: number | null;
  readonly due_ms: number | null;
  readonly gone_ms: number | null;
  readonly list_hash: string | null;
}

export const findOld = (db: Db, id: CallId): OldRow | undefined =>
  db.first<OldRow>(
    `SELECT key, kind, first_seen_ms, fetched_ms, due_ms, gone_ms, list_hash
     FROM calls WHERE id = ?`,
    id,
  );

/** A call as text, by which two are told apart. */
export interface Texts {
  readonly facts: string;
  readonly transcript: string;
  readonly links: string;
}

export const textsOf = (kept: KeptCall): Texts => ({
  facts: JSON.stringify(kept.facts),
  transcript: JSON.stringify(kept.transcript),
  links: JSON.stringify(kept.links),
});

export function readTexts(db: Db, key: number): Texts {
  const row = db.first<{ call: string; links: string; body: Packed | null }>(
    `SELECT call, links, body FROM payloads LEFT JOIN transcripts USING (key) WHERE key = ?`,
    key,
  );
  return {
    facts: row?.call ?? '{}',
    links: row?.links ?? '{}',
    transcript: unpack(row?.body ?? '{}'),
  };
}

export const keptOf = ({ facts, transcript, links }: Texts): KeptCall =>
  keptFrom(facts, transcript, links);

const storedColumns = ['key', ...callColumns, 'first_seen_ms', 'fetched_ms', 'due_ms', 'list_hash'];
const insertCall = `INSERT INTO calls(${storedColumns.join(', ')}, id)
  VALUES (${storedColumns.map(() => '?').join(', ')}, ?)`;
const updateCall = `UPDATE calls
  SET ${storedColumns.map((column) => `${column} = ?`).join(', ')}, gone_ms = NULL WHERE id = ?`;

interface NewRow {
  readonly key: number;
  readonly kept: KeptCall;
  readonly firstSeenMs: number;
  readonly fetchedMs: number | null;
  readonly dueMs: number | null;
  readonly listHash: string | null;
}

/** Writes the row of `calls`; what people did to the call stays on a row that is there. */
export function writeRow(db: Db, old: OldRow | undefined, row: NewRow): void {
  const call = join(row.kept);
  db.run(
    old === undefined ? insertCall : updateCall,
    row.key,
    ...columnValues(call),
    row.firstSeenMs,
    row.fetchedMs,
    row.dueMs,
    row.listHash,
    call.id,
  );
  if (old === undefined || old.key === row.key) return;
  for (const table of ['payloads', 'transcripts', 'call_tags', 'affirmed']) {
    db.run(`UPDATE ${table} SET key = ? WHERE key = ?`, row.key, old.key);
  }
}

/** `isWhole`: a whole call was stored before, whose own wire text says more than a list's row. */
export function writePayload(
  db: Db,
  key: number,
  texts: Texts,
  { record, isWhole }: { readonly record: CallRecord; readonly isWhole: boolean },
): void {
  if (record.source === 'list' && isWhole) {
    db.run('UPDATE payloads SET call = ?, links = ? WHERE key = ?', texts.facts, texts.links, key);
  } else {
    db.run(
      'INSERT OR REPLACE INTO payloads(key, call, links, raw) VALUES (?, ?, ?, ?)',
      key,
      texts.facts,
      texts.links,
      pack(record.raw),
    );
  }
  if (texts.transcript === '{}') db.run('DELETE FROM transcripts WHERE key = ?', key);
  else db.run('INSERT OR REPLACE INTO transcripts VALUES (?, ?)', key, pack(texts.transcript));
}
