import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Peaks, RecordingInfo } from '../../../src-shared/recording.ts';
import type { Result } from '../../../src-shared/result.ts';

interface HeldRecording {
  readonly info: RecordingInfo;
  readonly peaks: Peaks;
}

type Answer = Result<RecordingInfo, AppError>;

/** A recording that was asked for; its answer can be looked at as soon as it came. */
export interface AskedRecording {
  readonly answer: Promise<Answer>;
  readonly sofar: () => Answer | undefined;
}

/** As many as transcripts are held; a quarter of a megabyte each. */
const mostHeld = 6;

/** The waveforms of the calls that were opened last: who comes back has them before anything is asked. */
export function heldRecordings(bridge: Pick<AppBridge, 'request'>) {
  const held = new Map<CallId, HeldRecording>();
  return {
    /** Known whole, as it is drawn when the whole of it is in sight. */
    keep: (callId: CallId, one: HeldRecording): void => {
      held.delete(callId);
      held.set(callId, one);
      const [oldest] = held.keys();
      if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
    },

    /** The peaks of that very recording. */
    peaksOf: (callId: CallId, info: RecordingInfo): Peaks | undefined => {
      const known = held.get(callId);
      return known !== undefined && isSame(known.info, info) ? known.peaks : undefined;
    },

    ask: (callId: CallId): AskedRecording => {
      let come: Answer | undefined;
      const answer = bridge.request('recording:open', { callId });
      void answer.then((one) => (come = one));
      return { answer, sofar: () => come };
    },

    has: (callId: CallId): boolean => held.has(callId),
  };
}

export type HeldRecordings = ReturnType<typeof heldRecordings>;

const isSame = (one: RecordingInfo, other: RecordingInfo): boolean =>
  one.variant === other.variant &&
  one.bytes === other.bytes &&
  one.wav?.durationMs === other.wav?.durationMs &&
  one.complete &&
  other.complete;
