import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { RecordingLoad } from './store.ts';

/**
 * Which version of the call is on the desk, where Retell keeps more than one. A scrubbed transcript
 * beside a recording that says everything is worth knowing before the speakers are turned up.
 */
export function privacyWords(detail: CallDetail, recording: RecordingLoad): string | undefined {
  const { transcript, call } = detail;
  const heard =
    recording.phase === 'ready' ? recording.info.variant.startsWith('scrubbed') : undefined;
  if (transcript.scrubbed) {
    return heard === false
      ? 'Personal data scrubbed from the transcript, not from the recording'
      : 'Without personal data';
  }
  if (heard === true) return 'Personal data scrubbed from the recording, not from the transcript';
  const { scrubbedRecording, scrubbedMultiChannel } = call.media;
  return scrubbedRecording || scrubbedMultiChannel ? 'With personal data' : undefined;
}
