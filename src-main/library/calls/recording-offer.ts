import type { RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { Call } from '../../../src-shared/call.ts';

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
