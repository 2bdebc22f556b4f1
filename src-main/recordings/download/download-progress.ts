import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { RecordingProgress } from '../../../src-shared/recording.ts';
import type { GrowingFile } from '../cache/growing-file.ts';

/** Short enough to look smooth, and rare enough to cost nothing. */
const minIntervalMs = 200;

/** Reports the progress of a download: changes of state at once, growing numbers at intervals. */
export function createProgressReporter(
  id: CallId,
  announce: (progress: RecordingProgress) => void,
  now: () => number,
): (file: GrowingFile, waiting?: AppError) => void {
  let reportedMs = Number.NEGATIVE_INFINITY;
  let reportedState: RecordingProgress['state'] | undefined;
  return (file, waiting) => {
    const state = stateOf(file, waiting);
    if (state === reportedState && now() - reportedMs < minIntervalMs) return;
    reportedMs = now();
    reportedState = state;
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
