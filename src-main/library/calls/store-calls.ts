import { hash } from 'node:crypto';
import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { Json } from '../../../src-shared/json.ts';
import type { Db } from '../storage/db.ts';
import { freeKey, standsRight } from './call-key.ts';
import { clearParts, toolNames, writeParts } from './call-parts.ts';
import { nextFetchMs } from './due.ts';
import { createFacetCounter, type FacetCounter } from './facet-counts.ts';
import { join, merged, type KeptCall } from './merge-call.ts';
import {
  findOld,
  keptOf,
  readTexts,
  textsOf,
  writePayload,
  writeRow,
  type OldRow,
  type Texts,
} from './stored-row.ts';
import { toolCallsOf } from './tool-calls.ts';
import { untouched, writeMark, type WorkMark } from './work-mark.ts';

/** What storing needs to know from outside `calls.db`. */
export interface Surroundings {
  readonly nowMs: number;
  readonly markOf: (id: CallId) => WorkMark;
}

export interface Stored {
  readonly added: number;
  readonly changed: readonly CallId[];
}

/** Rows and the state of the sync in one transaction. Storing the same again changes nothing. */
export function storeCalls(
  db: Db,
  records: readonly CallRecord[],
  syncState: Json | undefined,
  around: Surroundings,
): Stored {
  return db.transaction(() => {
    const store = { db, around, counter: createFacetCounter(db) };
    let added = 0;
    const changed = new Set<CallId>();
    for (const record of records) {
      const old = findOld(db, record.call.id);
      if (old === undefined) {
        addOne(store, record);
        added += 1;
      } else if (changeOne(store, record, old)) changed.add(record.call.id);
    }
    store.counter.write();
    if (syncState !== undefined) {
      db.run(`INSERT OR REPLACE INTO meta VALUES ('sync', ?)`, JSON.stringify(syncState));
    }
    return { added, changed: [...changed] };
  });
}

interface Store {
  readonly db: Db;
  readonly around: Surroundings;
  readonly counter: FacetCounter;
}

function addOne({ db, around, counter }: Store, record: CallRecord): void {
  const kept = merged(undefined, record, false);
  const call = join(kept);
  const isListed = record.source === 'list';
  const key = freeKey(db, call.startMs, around.nowMs);
  const dueMs = isListed ? 0 : (nextFetchMs(call, around.nowMs) ?? null);
  writeRow(db, undefined, {
    key,
    kept,
    firstSeenMs: around.nowMs,
    fetchedMs: isListed ? null : around.nowMs,
    dueMs,
    listHash: isListed ? hashOf(record) : null,
  });
  writePayload(db, key, textsOf(kept), { record, isWhole: false });
  const tools = toolCallsOf(call.entries ?? call.scrubbedEntries);
  writeParts(db, key, call, tools);
  counter.add(call, tools);
  counter.due(call.kind, null, dueMs);
  const mark = around.markOf(call.id);
  if (mark !== untouched) writeMark(db, call.id, mark);
}

/** True when anything that can be seen of the call has changed. */
function changeOne(store: Store, record: CallRecord, old: OldRow): boolean {
  const { db, around } = store;
  const listHash = record.source === 'list' ? hashOf(record) : old.list_hash;
  // The same row listed again is the usual case of a sync, so it costs one look-up and no write.
  if (isListedAgain(record, old, listHash)) return false;
  const isWhole = old.fetched_ms !== null;
  const before = readTexts(db, old.key);
  const kept = merged(keptOf(before), record, isWhole);
  const texts = textsOf(kept);
  const isSame = before.facts === texts.facts && before.transcript === texts.transcript;
  const key = standsRight(old.key, kept.facts.startMs)
    ? old.key
    : freeKey(db, kept.facts.startMs, old.first_seen_ms);
  const stays = isSame && key === old.key;
  if (!stays) leaveParts(store, old, before);
  const fetching = fetchingOf(record, { old, isSame, nowMs: around.nowMs });
  writeRow(db, old, { key, kept, firstSeenMs: old.first_seen_ms, listHash, ...fetching });
  writePayload(db, key, texts, { record, isWhole });
  store.counter.due(old.kind, old.due_ms, null);
  store.counter.due(kept.facts.kind, null, fetching.dueMs);
  if (!stays) enterParts(store, key, kept);
  return !isSame;
}

const isListedAgain = ({ source }: CallRecord, old: OldRow, listHash: string | null): boolean =>
  source === 'list' && old.list_hash === listHash && old.gone_ms === null;

function fetchingOf(
  { source, call }: CallRecord,
  { old, isSame, nowMs }: { old: OldRow; isSame: boolean; nowMs: number },
): { fetchedMs: number | null; dueMs: number | null } {
  return source === 'list'
    ? { fetchedMs: old.fetched_ms, dueMs: listedDue(old, isSame) }
    : { fetchedMs: nowMs, dueMs: nextFetchMs(call, nowMs) ?? null };
}

/** A list that tells something new of a whole call says that the whole is to be fetched again. */
const listedDue = (old: OldRow, isSame: boolean): number | null =>
  isSame && old.fetched_ms !== null ? old.due_ms : 0;

function leaveParts({ db, counter }: Store, old: OldRow, before: Texts): void {
  counter.remove(join(keptOf(before)), toolNames(db, old.key));
  clearParts(db, old.key, old.kind);
}

function enterParts({ db, counter }: Store, key: number, kept: KeptCall): void {
  const call = join(kept);
  const tools = toolCallsOf(call.entries ?? call.scrubbedEntries);
  counter.add(call, tools);
  writeParts(db, key, call, tools);
}

/** Of the facts and not of the wire text, whose signed addresses differ each time. */
const hashOf = ({ call }: CallRecord): string => hash('sha1', JSON.stringify(call), 'base64');
