import type { CallId } from '../../../../src-shared/call.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { fromSentTranscript, type SentCall } from '../../../../src-shared/sent-call.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { timingOf } from '../words/transcript-timing.ts';

export interface CachedTranscript {
  readonly name: string;
  readonly transcript: Transcript;
}

/** The one in front, those around it in the queue, and one to compare it with. */
const maxCached = 6;

/**
 * The transcripts of the calls that were opened last, and of the one that comes next. What the library
 * still has under the same name need not be sent, read and worked out once more.
 */
export function createTranscriptCache(bridge: Pick<AppBridge, 'request'>) {
  const cached = new Map<CallId, CachedTranscript>();

  const put = (callId: CallId, one: CachedTranscript): Transcript => {
    cached.delete(callId);
    cached.set(callId, one);
    const [oldest] = cached.keys();
    if (cached.size > maxCached && oldest !== undefined) cached.delete(oldest);
    return one.transcript;
  };

  return {
    get: (callId: CallId): CachedTranscript | undefined => cached.get(callId),

    /** What came, or what was held when it was asked for. */
    receive: (
      callId: CallId,
      sent: SentCall['transcript'],
      requested: CachedTranscript | undefined,
    ): Transcript => {
      const known = [cached.get(callId), requested].find((one) => one?.name === sent.name);
      if (known !== undefined) return put(callId, known);
      if (!('words' in sent)) throw new Error('A transcript was taken for held that is not');
      return put(callId, { name: sent.name, transcript: fromSentTranscript(sent) });
    },

    /** Brings the transcript of a call that may be opened soon; whether it is here now. */
    ahead: async (callId: CallId): Promise<boolean> => {
      const response = await bridge.request('call:open', openCallInput(callId, cached.get(callId)));
      if (!response.ok || response.value.copy === 'listed') return false;
      const { transcript: sent } = response.value;
      if (!('words' in sent)) return true;
      const transcript = fromSentTranscript(sent);
      // What follows from the words alone is worked out now, so that it is there when the call opens.
      timingOf(transcript);
      put(callId, { name: sent.name, transcript });
      return true;
    },
  };
}

export type TranscriptCache = ReturnType<typeof createTranscriptCache>;

/** The call, and the name of what need not be sent. */
export const openCallInput = (callId: CallId, known: CachedTranscript | undefined) => ({
  callId,
  ...(known === undefined ? {} : { held: known.name }),
});

interface PrefetchDeps {
  readonly cache: Pick<TranscriptCache, 'ahead'>;
  /** Runs a thing when the page has nothing to do, at the latest after so long. */
  readonly whenIdle: (run: () => void, withinMs: number) => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** The call in front comes first: its sound, its waveform, its marks. */
const initialWaitMs = 600;
/** The library may still be fetching the whole of it. */
const maxAttempts = 4;
const maxIdleWaitMs = 1000;

/** Brings the transcript of the call that comes next while the reviewer listens to another one. */
export function createPrefetch({ cache, whenIdle, wait }: PrefetchDeps) {
  let target: CallId | undefined;
  const untilIdle = (): Promise<void> =>
    new Promise((resolve) => {
      whenIdle(resolve, maxIdleWaitMs);
    });

  return async (callId: CallId | undefined): Promise<void> => {
    if (callId === target) return;
    target = callId;
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      await wait(initialWaitMs * 2 ** attempt);
      await untilIdle();
      if (callId === undefined || target !== callId || (await cache.ahead(callId))) return;
    }
  };
}
