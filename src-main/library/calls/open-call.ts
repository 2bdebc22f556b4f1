import { createHash } from 'node:crypto';
import { buildTranscript } from './transcript/build-transcript.ts';
import type { Call, CallId } from '../../../src-shared/call.ts';
import { toSentTranscript, type SentTranscript } from '../../../src-shared/sent-call.ts';
import type { Db } from '../db/db.ts';
import type { Packed } from '../db/stored-json.ts';
import { parseCallRow, readCallRow, type CachedCall, type StoredCallRow } from './read-calls.ts';
import type { RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { LibraryRequests, StoredCall } from '../port.ts';
import { splitCall } from './merge-call.ts';

interface ReadCall {
  readonly row: StoredCallRow;
  readonly call: CachedCall;
}

/** The one in front, those beside it in the queue, and one in a second window. */
const maxRecentCalls = 6;

/**
 * Reads calls, and keeps the last few as they were read: two hours of words are megabytes of JSON. What
 * is kept counts only while the row is byte for byte the same, whoever may have changed it.
 */
export function createCallReader() {
  const recent = new Map<CallId, ReadCall>();
  return (db: Db, id: CallId): CachedCall | undefined => {
    const row = readCallRow(db, id);
    const before = recent.get(id);
    recent.delete(id);
    if (row === undefined) return undefined;
    const read =
      before !== undefined && isSameRow(before.row, row)
        ? before
        : { row, call: parseCallRow(row) };
    recent.set(id, read);
    const [oldest] = recent.keys();
    if (recent.size > maxRecentCalls && oldest !== undefined) recent.delete(oldest);
    return read.call;
  };
}

const isSameRow = (one: StoredCallRow, other: StoredCallRow): boolean =>
  one.fetched_ms === other.fetched_ms &&
  one.call === other.call &&
  one.links === other.links &&
  isSameBody(one.body, other.body);

function isSameBody(one: Packed | null, other: Packed | null): boolean {
  if (one === null || other === null) return one === other;
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Buffer.compare(one, other) === 0;
}

const builtTranscripts = new WeakMap<Call, Map<boolean, SentTranscript>>();

/** Ready to be sent; built once for as long as the call that was read is kept. */
export function transcriptToSend(call: Call, scrubbed: boolean): SentTranscript {
  const known = builtTranscripts.get(call) ?? new Map<boolean, SentTranscript>();
  builtTranscripts.set(call, known);
  const transcript =
    known.get(scrubbed) ?? withName(toSentTranscript(buildTranscript(call, { scrubbed })));
  known.set(scrubbed, transcript);
  return transcript;
}

/** Named by its contents, so that a name still holds when the call was read anew. */
function withName(transcript: Omit<SentTranscript, 'name'>): SentTranscript {
  const { entriesText, words, state, scrubbed } = transcript;
  const hash = createHash('sha256').update(`${state} ${scrubbed}\n${entriesText}`);
  const { startMs, endMs, entry, textStart, textEnd, trust } = words;
  for (const column of [startMs, endMs, entry, textStart, textEnd, trust]) hash.update(column);
  return { ...transcript, name: hash.digest('base64url') };
}

/** Whether there is a recording to play, and if not, why. Of a call that is whole nothing is left open. */
export function recordingOffer(call: Call, isWhole: boolean): RecordingOffer {
  const { kind, media, status, dataStorage } = call;
  if (kind === 'chat') return 'chat';
  const offers = [
    media.recording,
    media.multiChannel,
    media.scrubbedRecording,
    media.scrubbedMultiChannel,
  ];
  if (offers.includes(true)) return 'offered';
  if (dataStorage === 'basic_attributes_only') return 'not-kept';
  if (status === 'ongoing' || status === 'registered') return 'not-yet';
  return isWhole ? 'none' : 'not-known';
}

type OpenOptions = Omit<LibraryRequests['calls:open']['in'], 'id'> & {
  /** The call's own, or another record's of its agent. */
  readonly agentName: string | undefined;
};

/** For the desk: the transcript as columns, or its name where that is `held` already; no addresses. */
export function openCall(
  stored: StoredCall,
  { scrubbed, held, agentName }: OpenOptions,
): LibraryRequests['calls:open']['out'] {
  const { call, work, rubric, positionMs, wordOffsetMs, fetchedMs } = stored;
  const transcript = transcriptToSend(call, scrubbed);
  return {
    detail: {
      callId: call.id,
      call: splitCall(call).facts,
      ...(agentName === undefined ? {} : { agentName }),
      transcript: transcript.name === held ? { name: held } : transcript,
      recording: recordingOffer(call, fetchedMs !== undefined),
      work,
      rubric,
      positionMs,
      ...(wordOffsetMs === undefined ? {} : { wordOffsetMs }),
    },
    ...(fetchedMs === undefined ? {} : { fetchedMs }),
  };
}
