import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { RecordingProgress } from '../../src-shared/recording.ts';
import type { GrowingFile } from './growing-file.ts';

/** Smoother than the eye needs, and rare enough to cost nothing. */
const everyMs = 200;

/** Tells how a download goes: every change of state at once, growing numbers now and then. */
export function createProgress(
  id: CallId,
  announce: (progress: RecordingProgress) => void,
  now: () => number,
): (file: GrowingFile, waiting?: AppError) => void {
  let saidMs = Number.NEGATIVE_INFINITY;
  let saidState: RecordingProgress['state'] | undefined;
  return (file, waiting) => {
    const state = stateOf(file, waiting);
    if (state === saidState && now() - saidMs < everyMs) return;
    saidMs = now();
    saidState = state;
    const totalBytes = file.totalBytes();
    announce({
      callId: id,
      receivedBytes: file.received(),
      state,
      ...(totalBytes === undefined ? {} : { totalBytes }),
      ...(waiting === undefined ? {} : { reason: waiting.kind }),
    });
  };
}

function stateOf(file: GrowingFile, waiting: AppError | undefined): RecordingProgress['state'] {
  const state = file.state();
  if (state !== 'growing') return state;
  return waiting === undefined ? 'downloading' : 'waiting';
}
