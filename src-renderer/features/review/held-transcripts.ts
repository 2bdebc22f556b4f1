import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { receivedTranscript, type SentCall } from '../../../src-shared/sent-call.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import { readingOf } from './reading.ts';

export interface HeldTranscript {
  readonly name: string;
  readonly transcript: Transcript;
}

/** The one in front, those around it in the queue, and one to compare it with. */
const mostHeld = 6;

/**
 * The transcripts of the calls that were opened last, and of the one that comes next. What the library
 * still has under the same name need not be sent, read and worked out once more.
 */
export function heldTranscripts(bridge: Pick<AppBridge, 'request'>) {
  const held = new Map<CallId, HeldTranscript>();

  const hold = (callId: CallId, one: HeldTranscript): Transcript => {
    held.delete(callId);
    held.set(callId, one);
    const [oldest] = held.keys();
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
    return one.transcript;
  };

  return {
    of: (callId: CallId): HeldTranscript | undefined => held.get(callId),

    /** What came, or what was held when it was asked for. */
    take: (
      callId: CallId,
      sent: SentCall['transcript'],
      before: HeldTranscript | undefined,
    ): Transcript => {
      const known = [held.get(callId), before].find((one) => one?.name === sent.name);
      if (known !== undefined) return hold(callId, known);
      if (!('words' in sent)) throw new Error('A transcript was taken for held that is not');
      return hold(callId, { name: sent.name, transcript: receivedTranscript(sent) });
    },

    /** Brings the transcript of a call that may be opened soon; whether it is here now. */
    ahead: async (callId: CallId): Promise<boolean> => {
      const reply = await bridge.request('call:open', askingFor(callId, held.get(callId)));
      if (!reply.ok || reply.value.copy === 'listed') return false;
      const { transcript: sent } = reply.value;
      if (!('words' in sent)) return true;
      const transcript = receivedTranscript(sent);
      // What follows from the words alone is worked out now, so that it is there when the call opens.
      readingOf(transcript);
      hold(callId, { name: sent.name, transcript });
      return true;
    },
  };
}

export type HeldTranscripts = ReturnType<typeof heldTranscripts>;

/** The call, and the name of what need not be sent. */
export const askingFor = (callId: CallId, before: HeldTranscript | undefined) => ({
  callId,
  ...(before === undefined ? {} : { held: before.name }),
});
