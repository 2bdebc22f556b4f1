import { useStore } from 'zustand';
import { assertNever } from '../../../../src-shared/result.ts';
import { explainError } from '../../../lib/error-text.ts';
import { formatBytes } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import { deskText, noRecordingText, recordingText } from '../call-text.ts';
import { recordingDamage, type RecordingLoad } from '../store.ts';

/** Shown in place of the waveform: what is loading, or why there is nothing to show. */
export function RecordingNotice({ parts }: { readonly parts: CallParts }) {
  const recording = useStore(parts.store, (state) => state.recording);
  const progress = useStore(parts.store, (state) => state.progress);
  const hasDamage = useStore(parts.store, (state) => recordingDamage(state) !== undefined);
  const hasError = useStore(parts.playerStore, (state) => state.playbackError !== undefined);
  const canPlay = !hasDamage && !hasError;
  return (
    <div className="wave-notice" data-phase={recording.phase}>
      <span className="wave-track" aria-hidden="true" />
      <p>{noticeText(recording, progress?.receivedBytes, canPlay)}</p>
      {recording.phase === 'failed' ? (
        // A click on the button must not move the slider around it.
        <span className="wave-retry" onPointerDown={(event) => event.stopPropagation()}>
          <Button onClick={parts.commands.retry}>{deskText.tryAgain}</Button>
        </span>
      ) : undefined}
    </div>
  );
}

function noticeText(
  recording: RecordingLoad,
  receivedBytes: number | undefined,
  canPlay: boolean,
): string {
  switch (recording.phase) {
    case 'absent':
      return noRecordingText[recording.reason];
    case 'opening':
      return recordingText.opening(
        receivedBytes === undefined ? undefined : formatBytes(receivedBytes),
      );
    case 'failed': {
      const { title, next } = explainError(recording.error);
      return `${title} ${next}`;
    }
    case 'ready':
      // Whether such a file can be played is only known once the media element has opened it.
      if (recording.info.wav === undefined)
        return canPlay
          ? `${recordingText.wavOnly} ${recordingText.canBePlayed}`
          : recordingText.wavOnly;
      return recording.peaksError === undefined
        ? recordingText.drawing
        : recordingText.drawFailed(explainError(recording.peaksError).title);
    default:
      return assertNever(recording, 'recording');
  }
}
