import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { redactionText } from '../call-text.ts';
import { type RecordingLoad, currentDetail, type CallDeskStore } from '../store.ts';
import type { Announce } from '../../../lib/messages.ts';
import { failureMessage, statusMessage } from '../../../work/edit-messages.ts';
import type { WordOffsetActions } from './word-offset.ts';

/**
 * Whether the visible transcript and the recording are redacted, where Retell keeps both versions.
 * A redacted transcript beside an unredacted recording is told before the recording is played.
 */
export function redactionOf(detail: CallDetail, recording: RecordingLoad): string | undefined {
  const { transcript, call } = detail;
  const isRecordingRedacted =
    recording.phase === 'ready' ? recording.info.variant.startsWith('scrubbed') : undefined;
  if (transcript.scrubbed) {
    return isRecordingRedacted === false ? redactionText.transcriptOnly : redactionText.redacted;
  }
  if (isRecordingRedacted === true) return redactionText.recordingOnly;
  const { scrubbedRecording, scrubbedMultiChannel } = call.media;
  return scrubbedRecording || scrubbedMultiChannel ? redactionText.unredacted : undefined;
}

interface RedactionDeps {
  readonly wordOffset: Pick<WordOffsetActions, 'showUnredacted'>;
  readonly announce: Announce;
}

/** Shows the unredacted transcript of the open call and announces the outcome. */
export const createShowUnredacted =
  (store: CallDeskStore, { wordOffset, announce }: RedactionDeps) =>
  async (): Promise<void> => {
    if (currentDetail(store.getState())?.transcript.scrubbed !== true) {
      announce(statusMessage(redactionText.nothingRedacted));
      return;
    }
    const error = await wordOffset.showUnredacted();
    announce(
      error === undefined
        ? statusMessage(redactionText.shown)
        : failureMessage(redactionText.failed, error),
    );
  };
