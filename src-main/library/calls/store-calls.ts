import { hash } from 'node:crypto';
import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { Json } from '../../../src-shared/json.ts';
import type { Db } from '../db/db.ts';
import { freeRowKey, isInTimeOrder } from './row-key.ts';
import { deleteDerivedRows, readToolNames, insertDerivedRows } from './derived-rows.ts';
import { nextFetchMs } from './fetch-schedule.ts';
import { createFacetCounter, type FacetCounter } from './facet-counts.ts';
import { joinCall, mergeRecord, type SplitCall } from './merge-call.ts';
import {
  findStoredRow,
  deserializeCall,
  readSerializedCall,
  serializeCall,
  writePayload,
  writeRow,
  type StoredRow,
  type SerializedCall,
} from './call-rows.ts';
import { toolCallsOf } from './tool-calls.ts';
import { notReviewed, writeReviewSummary, type ReviewSummary } from './review-summary.ts';

/** What `storeCalls` needs from outside `calls.db`. */
export interface StoreContext {
  readonly nowMs: number;
  readonly reviewSummaryOf: (id: CallId) => ReviewSummary;
}

export interface StoreResult {
  readonly added: number;
  readonly changed: readonly CallId[];
}

/** Stores calls and the sync state in one transaction. Storing the same again changes nothing. */
export function storeCalls(
  db: Db,
  records: readonly CallRecord[],
  syncState: Json | undefined,
  context: StoreContext,
): StoreResult {
  return db.transaction(() => {
    const store = { db, context, counter: createFacetCounter(db) };
    let added = 0;
    const changed = new Set<CallId>();
    for (const record of records) {
      const old = findStoredRow(db, record.call.id);
      if (old === undefined) {
        addCall(store, record);
        added += 1;
      } else if (changeCall(store, record, old)) changed.add(record.call.id);
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
  readonly context: StoreContext;
  readonly counter: FacetCounter;
}

function addCall({ db, context, counter }: Store, record: CallRecord): void {
  const kept = mergeRecord(undefined, record, false);
  const call = joinCall(kept);
  const isListed = record.source === 'list';
  const key = freeRowKey(db, call.startMs, context.nowMs);
  const dueMs = isListed ? 0 : (nextFetchMs(call, context.nowMs) ?? null);
  writeRow(db, undefined, {
    key,
    kept,
    firstSeenMs: context.nowMs,
    fetchedMs: isListed ? null : context.nowMs,
    dueMs,
    listHash: isListed ? detailsHash(record) : null,
  });
  writePayload(db, key, serializeCall(kept), { record, wasFull: false });
  const tools = toolCallsOf(call.entries ?? call.scrubbedEntries);
  insertDerivedRows(db, key, call, tools);
  counter.add(call, tools);
  counter.due(call.kind, null, dueMs);
  const summary = context.reviewSummaryOf(call.id);
  if (summary !== notReviewed) writeReviewSummary(db, call.id, summary);
}

/** True if anything visible about the call changed. */
function changeCall(store: Store, record: CallRecord, old: StoredRow): boolean {
  const { db, context } = store;
  const listHash = record.source === 'list' ? detailsHash(record) : old.list_hash;
  // Sync mostly lists unchanged rows, so these cost one lookup and no write.
  if (isListedAgain(record, old, listHash)) return false;
  const wasFull = old.fetched_ms !== null;
  const before = readSerializedCall(db, old.key);
  const kept = mergeRecord(deserializeCall(before), record, wasFull);
  const texts = serializeCall(kept);
  const isSame = before.details === texts.details && before.transcript === texts.transcript;
  const key = isInTimeOrder(old.key, kept.details.startMs)
    ? old.key
    : freeRowKey(db, kept.details.startMs, old.first_seen_ms);
  const keepsRows = isSame && key === old.key;
  if (!keepsRows) removeDerived(store, old, before);
  const fetching = fetchTimes(record, { old, isSame, nowMs: context.nowMs });
  writeRow(db, old, { key, kept, firstSeenMs: old.first_seen_ms, listHash, ...fetching });
  writePayload(db, key, texts, { record, wasFull });
  store.counter.due(old.kind, old.due_ms, null);
  store.counter.due(kept.details.kind, null, fetching.dueMs);
  if (!keepsRows) addDerived(store, key, kept);
  return !isSame;
}

const isListedAgain = ({ source }: CallRecord, old: StoredRow, listHash: string | null): boolean =>
  source === 'list' && old.list_hash === listHash && old.gone_ms === null;

function fetchTimes(
  { source, call }: CallRecord,
  { old, isSame, nowMs }: { old: StoredRow; isSame: boolean; nowMs: number },
): { fetchedMs: number | null; dueMs: number | null } {
  return source === 'list'
    ? { fetchedMs: old.fetched_ms, dueMs: dueAfterListing(old, isSame) }
    : { fetchedMs: nowMs, dueMs: nextFetchMs(call, nowMs) ?? null };
}

/** If a list row differs from the stored full call, the full call is due again. */
const dueAfterListing = (old: StoredRow, isSame: boolean): number | null =>
  isSame && old.fetched_ms !== null ? old.due_ms : 0;

function removeDerived({ db, counter }: Store, old: StoredRow, before: SerializedCall): void {
  counter.remove(joinCall(deserializeCall(before)), readToolNames(db, old.key));
  deleteDerivedRows(db, old.key, old.kind);
}

function addDerived({ db, counter }: Store, key: number, kept: SplitCall): void {
  const call = joinCall(kept);
  const tools = toolCallsOf(call.entries ?? call.scrubbedEntries);
  counter.add(call, tools);
  insertDerivedRows(db, key, call, tools);
}

/** Hashes the mapped call and not Retell's text, whose signed addresses differ each time. */
const detailsHash = ({ call }: CallRecord): string => hash('sha1', JSON.stringify(call), 'base64');
