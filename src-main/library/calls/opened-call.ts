import type { LibraryRequests, StoredCall } from '../port.ts';
import { split } from './merge-call.ts';
import { sentTranscript } from './recent-calls.ts';
import { recordingOffer } from './recording-offer.ts';

/** For the desk: the transcript as columns, and no addresses. */
export function openedCall(
  stored: StoredCall,
  scrubbed: boolean,
): LibraryRequests['calls:open']['out'] {
  const { call, work, rubric, positionMs, wordOffsetMs, fetchedMs } = stored;
  return {
    detail: {
      callId: call.id,
      call: split(call).facts,
      transcript: sentTranscript(call, scrubbed),
      recording: recordingOffer(call),
      work,
      rubric,
      positionMs,
      ...(wordOffsetMs === undefined ? {} : { wordOffsetMs }),
    },
    ...(fetchedMs === undefined ? {} : { fetchedMs }),
  };
}
