import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { type RecordingLoad, currentDetail, type CallDeskStore } from '../store.ts';
import type { Announce } from '../../../lib/messages.ts';
import { failureMessage, statusMessage } from '../../../work/edit-messages.ts';
import type { WordOffsetActions } from './word-offset.ts';

/**
 * Which version of the call is on the desk, where Retell keeps more than one. A scrubbed transcript
 * beside a recording that says everything is worth knowing before the speakers are turned up.
 */
export function redactionText(detail: CallDetail, recording: RecordingLoad): string | undefined {
  const { transcript, call } = detail;
  const isRecordingRedacted =
    recording.phase === 'ready' ? recording.info.variant.startsWith('scrubbed') : undefined;
  if (transcript.scrubbed) {
    return isRecordingRedacted === false
      ? 'Personal data scrubbed from the transcript, not from the recording'
      : 'Without personal data';
  }
  if (isRecordingRedacted === true)
    return 'Personal data scrubbed from the recording, not from the transcript';
  const { scrubbedRecording, scrubbedMultiChannel } = call.media;
  return scrubbedRecording || scrubbedMultiChannel ? 'With personal data' : undefined;
}

interface RedactionDeps {
  readonly moves: Pick<WordOffsetActions, 'unmask'>;
  readonly announce: Announce;
}

/** Shows what Retell scrubbed from the call in front, and says what came of it. */
export const createShowUnredacted =
  (store: CallDeskStore, { moves: wordOffset, announce }: RedactionDeps) =>
  async (): Promise<void> => {
    if (currentDetail(store.getState())?.transcript.scrubbed !== true) {
      announce(statusMessage('Nothing is scrubbed in what is shown'));
      return;
    }
    const error = await wordOffset.unmask();
    announce(
      error === undefined
        ? statusMessage('The whole text is shown, and the history says so')
        : failureMessage('The text could not be shown', error),
    );
  };
