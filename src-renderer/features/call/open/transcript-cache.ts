import type { CallId } from '../../../../src-shared/call.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { Lru } from '../../../../src-shared/kit/lru.ts';
import { parseTranscript, type SerializedCall } from '../../../../src-shared/serialized-call.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { timingOf } from '../words/transcript-timing.ts';

export interface CachedTranscript {
  /** Identifies the content, so that the library can skip sending it again. */
  readonly name: string;
  readonly transcript: Transcript;
}

/** The open call, its neighbours in the queue, and one to compare it with. */
const maxCached = 6;

/**
 * The transcripts of recently opened calls and of the upcoming one. A transcript whose name is
 * unchanged is not sent and parsed again.
 */
export function createTranscriptCache(bridge: Pick<AppBridge, 'request'>) {
  const cached = new Lru<CallId, CachedTranscript>({ capacity: maxCached });

  const put = (callId: CallId, one: CachedTranscript): Transcript => {
    cached.set(callId, one);
    return one.transcript;
  };

  return {
    get: (callId: CallId): CachedTranscript | undefined => cached.peek(callId),

    /** The received transcript, or the cached one that the response refers to. */
    receive: (
      callId: CallId,
      sent: SerializedCall['transcript'],
      requested: CachedTranscript | undefined,
    ): Transcript => {
      const known = [cached.peek(callId), requested].find((one) => one?.name === sent.name);
      if (known !== undefined) return put(callId, known);
      if (!('words' in sent))
        throw new Error('The response refers to a transcript that is not cached');
      return put(callId, { name: sent.name, transcript: parseTranscript(sent) });
    },

    /** Loads the transcript of a call that may be opened soon. Resolves to whether it is cached now. */
    prefetch: async (callId: CallId): Promise<boolean> => {
      const response = await bridge.request(
        'call:open',
        openCallInput(callId, cached.peek(callId)),
      );
      if (!response.ok || response.value.copy === 'listed') return false;
      const { transcript: sent } = response.value;
      if (!('words' in sent)) return true;
      const transcript = parseTranscript(sent);
      // Computed now, so that it is ready when the call opens.
      timingOf(transcript);
      put(callId, { name: sent.name, transcript });
      return true;
    },
  };
}

export type TranscriptCache = ReturnType<typeof createTranscriptCache>;

/** The input of `call:open`, with the name of the transcript that need not be sent. */
export const openCallInput = (callId: CallId, known: CachedTranscript | undefined) => ({
  callId,
  ...(known === undefined ? {} : { held: known.name }),
});

interface PrefetchDeps {
  readonly cache: Pick<TranscriptCache, 'prefetch'>;
  /** Runs a function when the page is idle, at the latest after `withinMs`. */
  readonly whenIdle: (run: () => void, withinMs: number) => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** The open call loads first: recording, waveform, markers. */
const initialWaitMs = 600;
/** The full call may still be on its way to the library. */
const maxAttempts = 4;
const maxIdleWaitMs = 1000;

/** Prefetches the transcript of the upcoming call while the reviewer listens to the open one. */
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
      if (callId === undefined || target !== callId || (await cache.prefetch(callId))) return;
    }
  };
}
