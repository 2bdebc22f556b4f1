import { useStore } from 'zustand';
import type { RecordingOffer } from '../../../../src-shared/call-detail.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import { explainError } from '../../../lib/error-text.ts';
import { formatBytes } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import type { RecordingLoad } from '../store.ts';

const absentTexts: { readonly [K in RecordingOffer]: string } = {
  offered: 'The recording is on its way.',
  none: 'This call has no recording. Its lines can still be read, walked and tagged.',
  'not-kept': 'Retell keeps basic attributes only for this call, and no recording.',
  'not-yet': 'The recording is not ready yet. Retell makes it after the call has ended.',
  chat: 'A chat has no recording.',
  'not-known': 'Whether there is a recording is known once the whole of the call is here.',
};

const wavOnlyText = 'The waveform is drawn for WAV recordings only; this one can be played.';

/** Stands where the waveform will be, and says what there is to wait for, or why there is nothing. */
export function RecordingNotice({ parts }: { readonly parts: CallParts }) {
  const recording = useStore(parts.store, (state) => state.recording);
  const progress = useStore(parts.store, (state) => state.progress);
  const canPlay = useStore(parts.playerStore, (state) => state.playbackError === undefined);
  return (
    <div className="wave-notice" data-phase={recording.phase}>
      <span className="wave-track" aria-hidden="true" />
      <p>{noticeText(recording, progress?.receivedBytes, canPlay)}</p>
      {recording.phase === 'failed' ? (
        // A press of it is no press of the slider around it.
        <span className="wave-retry" onPointerDown={(event) => event.stopPropagation()}>
          <Button onClick={parts.commands.retry}>Try again</Button>
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
      return absentTexts[recording.reason];
    case 'opening':
      return receivedBytes === undefined
        ? 'Opening the recording…'
        : `Opening the recording… ${formatBytes(receivedBytes)}`;
    case 'failed': {
      const { title, next } = explainError(recording.error);
      return `${title} ${next}`;
    }
    case 'ready':
      // Whether the sound of such a file can be played is known only once the player has opened it.
      if (recording.info.wav === undefined)
        return canPlay ? wavOnlyText : 'The waveform is drawn for WAV recordings only.';
      return recording.peaksError === undefined
        ? 'Drawing the waveform…'
        : `The waveform could not be drawn: ${explainError(recording.peaksError).title} The recording can be played.`;
    default:
      return assertNever(recording, 'recording');
  }
}
