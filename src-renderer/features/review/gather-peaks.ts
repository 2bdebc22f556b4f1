import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Peaks, RecordingInfo, WavFacts } from '../../../src-shared/recording.ts';
import type { Result } from '../../../src-shared/result.ts';
import { grownPeaks } from './grown-peaks.ts';
import type { ReviewStore } from './store.ts';

interface GatherDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly wait: (ms: number) => Promise<void>;
  /** The whole recording is known by its peaks. */
  readonly onWhole: () => void;
}

/** At most this many bins a channel: fine enough for the whole at once, small enough to send. */
const mostBins = 65_536;
const finestBin = 64;
const firstWaitMs = 60;
const longestWaitMs = 1000;

/** A power of two, so that the library can build one level from another. */
export function samplesPerBinFor({ durationMs, sampleRate }: WavFacts): number {
  const samples = (durationMs / 1000) * sampleRate;
  let size = finestBin;
  while (samples / size > mostBins) size *= 2;
  return size;
}

/** Asks for peaks until the whole recording is drawn, or another call is opened. */
export function gatherPeaks(store: ReviewStore, deps: GatherDeps) {
  let wake: (() => void) | undefined;

  /** Until bytes are said to have come, or the time is up. */
  const forBytes = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      void deps.wait(ms).then(resolve);
    });

  /** Only what is new travels. */
  const askFrom = (
    callId: CallId,
    samplesPerBin: number,
    known: Peaks | undefined,
  ): Promise<Result<Peaks, AppError>> =>
    deps.bridge.request('recording:peaks', {
      callId,
      samplesPerBin,
      ...(known === undefined ? {} : { stretch: { from: known.doneBins, bins: mostBins } }),
    });

  /** Shows what has come; undefined when there is nothing further to ask for. */
  const show = (
    info: RecordingInfo,
    known: Peaks | undefined,
    reply: Result<Peaks, AppError>,
  ): Peaks | undefined => {
    if (!reply.ok) {
      store.setState({ recording: { phase: 'ready', info, peaksError: reply.error } });
      return undefined;
    }
    const peaks = grownPeaks(known, reply.value);
    if (peaks.doneBins !== known?.doneBins) {
      store.setState({ recording: { phase: 'ready', info, peaks } });
    }
    if (peaks.doneBins < peaks.totalBins) return peaks;
    deps.onWhole();
    return undefined;
  };

  return {
    gather: async (callId: CallId, info: RecordingInfo): Promise<void> => {
      const { opening } = store.getState();
      const isStillOpen = (): boolean => store.getState().opening === opening;
      // Of any other file nothing can be drawn.
      if (info.wav === undefined) return;
      const samplesPerBin = samplesPerBinFor(info.wav);
      let known: Peaks | undefined;
      let waitMs = firstWaitMs;
      let doneBefore = -1;
      do {
        const reply = await askFrom(callId, samplesPerBin, known);
        if (!isStillOpen()) return;
        known = show(info, known, reply);
        if (known === undefined) return;
        const hasGrown = known.doneBins > doneBefore;
        doneBefore = known.doneBins;
        waitMs = hasGrown ? firstWaitMs : Math.min(longestWaitMs, waitMs * 2);
        // What is on the disk already is only read in parts: the next part is asked for at once.
        if (!(hasGrown && info.complete)) await forBytes(waitMs);
      } while (isStillOpen() && store.getState().progress?.state !== 'failed');
    },

    bytesHaveCome: (): void => wake?.(),
  };
}
