import type { LibraryRequests, StoredCall } from '../port.ts';
import { split } from './merge-call.ts';
import { sentTranscript } from './recent-calls.ts';
import { recordingOffer } from './recording-offer.ts';

type Asked = Omit<LibraryRequests['calls:open']['in'], 'id'> & {
  /** The call's own, or another record's of its agent. */
  readonly agentName: string | undefined;
};

/** For the desk: the transcript as columns, or its name where that is `held` already; no addresses. */
export function openedCall(
  stored: StoredCall,
  { scrubbed, held, agentName }: Asked,
): LibraryRequests['calls:open']['out'] {
  const { call, work, rubric, positionMs, wordOffsetMs, fetchedMs } = stored;
  const transcript = sentTranscript(call, scrubbed);
  return {
    detail: {
      callId: call.id,
      call: split(call).facts,
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
