import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { Lru } from '../../../../src-shared/kit/lru.ts';
import type { Peaks, RecordingInfo } from '../../../../src-shared/recording.ts';
import type { Result } from '../../../../src-shared/result.ts';

interface CachedRecording {
  readonly info: RecordingInfo;
  readonly peaks: Peaks;
}

type RecordingResponse = Result<RecordingInfo, AppError>;

/** A request for a recording whose response can also be read synchronously once it has arrived. */
export interface RecordingRequest {
  readonly response: Promise<RecordingResponse>;
  readonly responseIfReady: () => RecordingResponse | undefined;
}

/** The same number as in the transcript cache; about a quarter of a megabyte each. */
const maxCached = 6;

/** The peaks of recently opened calls: reopening a call draws its waveform without a request. */
export function createRecordingCache(bridge: Pick<AppBridge, 'request'>) {
  const cached = new Lru<CallId, CachedRecording>({ capacity: maxCached });
  return {
    /** Stores the complete overview peaks. */
    put: (callId: CallId, one: CachedRecording): void => cached.set(callId, one),

    /** The peaks, if they belong to this very recording. */
    peaksOf: (callId: CallId, info: RecordingInfo): Peaks | undefined => {
      const known = cached.peek(callId);
      return known !== undefined && isSameRecording(known.info, info) ? known.peaks : undefined;
    },

    request: (callId: CallId): RecordingRequest => {
      let received: RecordingResponse | undefined;
      const response = bridge.request('recording:open', { callId });
      void response.then((one) => (received = one));
      return { response, responseIfReady: () => received };
    },

    has: (callId: CallId): boolean => cached.has(callId),
  };
}

export type RecordingCache = ReturnType<typeof createRecordingCache>;

const isSameRecording = (one: RecordingInfo, other: RecordingInfo): boolean =>
  one.variant === other.variant &&
  one.bytes === other.bytes &&
  one.wav?.durationMs === other.wav?.durationMs &&
  one.complete &&
  other.complete;
