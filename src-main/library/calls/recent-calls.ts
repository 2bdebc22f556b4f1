import { createHash } from 'node:crypto';
import { buildTranscript } from '../../../src-shared/build-transcript.ts';
import type { Call, CallId } from '../../../src-shared/call.ts';
import { asSent, type SentTranscript } from '../../../src-shared/sent-call.ts';
import type { Db } from '../storage/db.ts';
import type { Packed } from '../storage/stored-json.ts';
import { callOfRow, readCallRow, type CachedCall, type StoredCallRow } from './read-calls.ts';

interface Read {
  readonly row: StoredCallRow;
  readonly call: CachedCall;
}

/** The one in front, those beside it in the queue, and one in a second window. */
const mostKept = 6;

/**
 * Reads calls, and keeps the last few as they were read: two hours of words are megabytes of JSON. What
 * is kept counts only while the row is byte for byte the same, whoever may have changed it.
 */
export function createRecentCalls() {
  const kept = new Map<CallId, Read>();
  return (db: Db, id: CallId): CachedCall | undefined => {
    const row = readCallRow(db, id);
    const before = kept.get(id);
    kept.delete(id);
    if (row === undefined) return undefined;
    const read =
      before !== undefined && isSame(before.row, row) ? before : { row, call: callOfRow(row) };
    kept.set(id, read);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return read.call;
  };
}

const isSame = (one: StoredCallRow, other: StoredCallRow): boolean =>
  one.fetched_ms === other.fetched_ms &&
  one.call === other.call &&
  one.links === other.links &&
  areEqual(one.body, other.body);

function areEqual(one: Packed | null, other: Packed | null): boolean {
  if (one === null || other === null) return one === other;
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Buffer.compare(one, other) === 0;
}

const built = new WeakMap<Call, Map<boolean, SentTranscript>>();

/** Ready to be sent; built once for as long as the call that was read is kept. */
export function sentTranscript(call: Call, scrubbed: boolean): SentTranscript {
  const known = built.get(call) ?? new Map<boolean, SentTranscript>();
  built.set(call, known);
  const transcript = known.get(scrubbed) ?? named(asSent(buildTranscript(call, { scrubbed })));
  known.set(scrubbed, transcript);
  return transcript;
}

/** Named by its contents, so that a name still holds when the call was read anew. */
function named(transcript: Omit<SentTranscript, 'name'>): SentTranscript {
  const { entriesText, words, state, scrubbed } = transcript;
  const hash = createHash('sha256').update(`${state} ${scrubbed}\n${entriesText}`);
  const { startMs, endMs, entry, textStart, textEnd, trust } = words;
  for (const column of [startMs, endMs, entry, textStart, textEnd, trust]) hash.update(column);
  return { ...transcript, name: hash.digest('base64url') };
}
