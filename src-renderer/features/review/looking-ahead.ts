import type { CallId } from '../../../src-shared/call.ts';
import type { HeldTranscripts } from './held-transcripts.ts';

interface LookingDeps {
  readonly held: Pick<HeldTranscripts, 'ahead'>;
  /** Runs a thing when the page has nothing to do, at the latest after so long. */
  readonly whenIdle: (run: () => void, withinMs: number) => void;
  readonly wait: (ms: number) => Promise<void>;
}

/** The call in front comes first: its sound, its waveform, its marks. */
const firstWaitMs = 600;
/** The library may still be fetching the whole of it. */
const tries = 4;
const longestIdleMs = 1000;

/** Brings the transcript of the call that comes next while the reviewer listens to another one. */
export function lookingAhead({ held, whenIdle, wait }: LookingDeps) {
  let wanted: CallId | undefined;
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      whenIdle(resolve, longestIdleMs);
    });

  return async (callId: CallId | undefined): Promise<void> => {
    if (callId === wanted) return;
    wanted = callId;
    for (let turn = 0; turn < tries; turn += 1) {
      await wait(firstWaitMs * 2 ** turn);
      await idle();
      if (callId === undefined || wanted !== callId || (await held.ahead(callId))) return;
    }
  };
}
