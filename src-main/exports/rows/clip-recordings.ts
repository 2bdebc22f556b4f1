import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { NoClipReason } from '../../../src-shared/clips/clip-counts.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { WholeRecording } from '../../lib/whole-recording.ts';

/** Where the recordings of the exported calls come from. */
export interface ClipRecordings {
  /** Waits until it is downloaded, where it can be. */
  whole(id: CallId, signal: AbortSignal): Promise<Result<WholeRecording, AppError>>;
  /** Whether a missing recording is only missing on this computer. */
  readonly onlyStored?: boolean;
}

/** Why a recording could not be opened. */
export function openingFailure(
  { kind }: AppError,
  { onlyStored = false }: ClipRecordings,
): NoClipReason {
  if (kind === 'no-recording') return onlyStored ? 'not-here' : 'no-recording';
  return kind === 'bad-recording' || kind === 'file-denied' ? 'unreadable' : 'not-downloaded';
}
