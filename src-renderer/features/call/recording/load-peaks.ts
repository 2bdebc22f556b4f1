import type { Peaks, RecordingInfo, WavInfo } from '../../../../src-shared/recording.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { Result } from '../../../../src-shared/result.ts';
import type { CallDeskStore } from '../store.ts';

/**
 * What is known of the whole, with a further stretch put in its place. The bytes are written into the
 * channels that are there: a long recording is known once, however often it grew.
 */
export function mergePeaks(known: Peaks | undefined, stretch: Peaks): Peaks {
  const { firstBin = 0, ...rest } = stretch;
  const fits = known !== undefined && known.totalBins === stretch.totalBins && firstBin > 0;
  const channels = stretch.channels.map((bytes, channel) => {
    const whole = (fits ? known.channels[channel] : undefined) ?? emptyChannel(stretch);
    whole.set(bytes.subarray(0, Math.max(0, whole.length - 2 * firstBin)), 2 * firstBin);
    return whole;
  });
  return { ...rest, channels };
}

const emptyChannel = ({ totalBins }: Peaks): Int8Array => new Int8Array(2 * totalBins);

interface LoadPeaksDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly wait: (ms: number) => Promise<void>;
  /** The whole recording is known by its peaks. */
  readonly onComplete: () => void;
}

/** At most this many bins a channel: fine enough for the whole at once, small enough to send. */
const maxBins = 65_536;
const minSamplesPerBin = 64;
const initialWaitMs = 60;
const maxWaitMs = 1000;

/** A power of two, so that the library can build one level from another. */
export function samplesPerBinFor({ durationMs, sampleRate }: WavInfo): number {
  const samples = (durationMs / 1000) * sampleRate;
  let size = minSamplesPerBin;
  while (samples / size > maxBins) size *= 2;
  return size;
}

/** Asks for peaks until the whole recording is drawn, or another call is opened. */
export function peakLoader(store: CallDeskStore, deps: LoadPeaksDeps) {
  let wake: (() => void) | undefined;

  /** Until bytes are said to have come, or the time is up. */
  const waitForBytes = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      void deps.wait(ms).then(resolve);
    });

  /** Only what is new travels. */
  const requestFrom = (
    callId: CallId,
    samplesPerBin: number,
    known: Peaks | undefined,
  ): Promise<Result<Peaks, AppError>> =>
    deps.bridge.request('recording:peaks', {
      callId,
      samplesPerBin,
      ...(known === undefined ? {} : { stretch: { from: known.doneBins, bins: maxBins } }),
    });

  /** Shows what has come; undefined when there is nothing further to ask for. */
  const show = (
    info: RecordingInfo,
    known: Peaks | undefined,
    response: Result<Peaks, AppError>,
  ): Peaks | undefined => {
    if (!response.ok) {
      store.setState({ recording: { phase: 'ready', info, peaksError: response.error } });
      return undefined;
    }
    const peaks = mergePeaks(known, response.value);
    if (peaks.doneBins !== known?.doneBins) {
      store.setState({ recording: { phase: 'ready', info, peaks } });
    }
    if (peaks.doneBins < peaks.totalBins) return peaks;
    deps.onComplete();
    return undefined;
  };

  return {
    load: async (callId: CallId, info: RecordingInfo): Promise<void> => {
      const { generation: opening } = store.getState();
      const isStillOpen = (): boolean => store.getState().generation === opening;
      // Of any other file nothing can be drawn.
      if (info.wav === undefined) return;
      const samplesPerBin = samplesPerBinFor(info.wav);
      let known: Peaks | undefined;
      let waitMs = initialWaitMs;
      let previousDoneBins = -1;
      do {
        const response = await requestFrom(callId, samplesPerBin, known);
        if (!isStillOpen()) return;
        known = show(info, known, response);
        if (known === undefined) return;
        const hasGrown = known.doneBins > previousDoneBins;
        previousDoneBins = known.doneBins;
        waitMs = hasGrown ? initialWaitMs : Math.min(maxWaitMs, waitMs * 2);
        // What is on the disk already is only read in parts: the next part is asked for at once.
        if (!(hasGrown && info.complete)) await waitForBytes(waitMs);
      } while (isStillOpen() && store.getState().progress?.state !== 'failed');
    },

    onBytesReceived: (): void => wake?.(),
  };
}
