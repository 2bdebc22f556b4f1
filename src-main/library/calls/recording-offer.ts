import type { RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { Call } from '../../../src-shared/call.ts';

/** Whether there is a recording to play, and if not, why. */
export function recordingOffer({ kind, media, status, dataStorage }: Call): RecordingOffer {
  if (kind === 'chat') return 'chat';
  const offers = [
    media.recording,
    media.multiChannel,
    media.scrubbedRecording,
    media.scrubbedMultiChannel,
  ];
  if (offers.includes(true)) return 'offered';
  if (dataStorage === 'basic_attributes_only') return 'not-kept';
  return status === 'ongoing' || status === 'registered' ? 'not-yet' : 'none';
}
