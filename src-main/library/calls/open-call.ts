import { createHash } from 'node:crypto';
import { buildTranscript } from './transcript/build-transcript.ts';
import type { Call, CallId } from '../../../src-shared/call.ts';
import {
  serializeTranscript,
  type SerializedTranscript,
} from '../../../src-shared/serialized-call.ts';
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

/** Enough for the open call, its neighbors in the queue, and a call in a second window. */
const maxRecentCalls = 6;

/**
 * Reads calls and caches the last few, because parsing a two-hour call takes noticeable time. A cached
 * call is used only if its row is still byte for byte the same.
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

const builtTranscripts = new WeakMap<Call, Map<boolean, SerializedTranscript>>();

/** The transcript in the form that is sent to the desk; built once per cached call. */
export function transcriptToSend(call: Call, scrubbed: boolean): SerializedTranscript {
  const known = builtTranscripts.get(call) ?? new Map<boolean, SerializedTranscript>();
  builtTranscripts.set(call, known);
  const transcript =
    known.get(scrubbed) ?? withName(serializeTranscript(buildTranscript(call, { scrubbed })));
  known.set(scrubbed, transcript);
  return transcript;
}

/** Names the transcript by a hash of its contents, so that the name survives reading the call again. */
function withName(transcript: Omit<SerializedTranscript, 'name'>): SerializedTranscript {
  const { entriesText, words, state, scrubbed } = transcript;
  const hash = createHash('sha256').update(`${state} ${scrubbed}\n${entriesText}`);
  const { startMs, endMs, entry, textStart, textEnd, trust } = words;
  for (const column of [startMs, endMs, entry, textStart, textEnd, trust]) hash.update(column);
  return { ...transcript, name: hash.digest('base64url') };
}

/** Whether there is a recording to play, and if not, why. Only for a full call is the answer certain. */
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
  /** The call's own agent name, or one from another call of the same agent. */
  readonly agentName: string | undefined;
};

/** Prepares a call for the desk, without media addresses. A transcript that the desk has is reduced to its name. */
export function openCall(
  stored: StoredCall,
  { scrubbed, held, agentName }: OpenOptions,
): LibraryRequests['calls:open']['out'] {
  const { call, work, otherReviews, rubric, positionMs, wordOffsetMs, fetchedMs } = stored;
  const transcript = transcriptToSend(call, scrubbed);
  return {
    detail: {
      callId: call.id,
      call: splitCall(call).details,
      ...(agentName === undefined ? {} : { agentName }),
      transcript: transcript.name === held ? { name: held } : transcript,
      recording: recordingOffer(call, fetchedMs !== undefined),
      work,
      ...(otherReviews.length === 0 ? {} : { otherReviews }),
      rubric,
      positionMs,
      ...(wordOffsetMs === undefined ? {} : { wordOffsetMs }),
    },
    ...(fetchedMs === undefined ? {} : { fetchedMs }),
  };
}
