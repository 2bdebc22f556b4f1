import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { Peaks, RecordingInfo } from '../../../../src-shared/recording.ts';
import type { Result } from '../../../../src-shared/result.ts';

interface CachedRecording {
  readonly info: RecordingInfo;
  readonly peaks: Peaks;
}

type RecordingResponse = Result<RecordingInfo, AppError>;

/** A recording that was asked for; its answer can be looked at as soon as it came. */
export interface RecordingRequest {
  readonly response: Promise<RecordingResponse>;
  readonly responseIfReady: () => RecordingResponse | undefined;
}

/** As many as transcripts are held; a quarter of a megabyte each. */
const maxCached = 6;

/** The waveforms of the calls that were opened last: who comes back has them before anything is asked. */
export function createRecordingCache(bridge: Pick<AppBridge, 'request'>) {
  const cached = new Map<CallId, CachedRecording>();
  return {
    /** Known whole, as it is drawn when the whole of it is in sight. */
    put: (callId: CallId, one: CachedRecording): void => {
      cached.delete(callId);
      cached.set(callId, one);
      const [oldest] = cached.keys();
      if (cached.size > maxCached && oldest !== undefined) cached.delete(oldest);
    },

    /** The peaks of that very recording. */
    peaksOf: (callId: CallId, info: RecordingInfo): Peaks | undefined => {
      const known = cached.get(callId);
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
