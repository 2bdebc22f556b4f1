import type { Peaks, RecordingInfo, WavInfo } from '../../../../src-shared/recording.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { Result } from '../../../../src-shared/result.ts';
import type { CallDeskStore } from '../store.ts';

/**
 * Adds a range to the peaks that are known so far. The bytes are written into the existing channels,
 * so a long recording is kept in memory once, however often it grows.
 */
export function mergePeaks(known: Peaks | undefined, added: Peaks): Peaks {
  const { firstBin = 0, ...rest } = added;
  const fits = known !== undefined && known.totalBins === added.totalBins && firstBin > 0;
  const channels = added.channels.map((bytes, channel) => {
    const whole = (fits ? known.channels[channel] : undefined) ?? emptyChannel(added);
    whole.set(bytes.subarray(0, Math.max(0, whole.length - 2 * firstBin)), 2 * firstBin);
    return whole;
  });
  return { ...rest, channels };
}

/** A range of peaks in a given resolution, as the channel `recording:peaks` expects it. */
export interface PeakRange {
  readonly samplesPerBin: number;
  readonly range: { readonly from: number; readonly bins: number };
}

const emptyChannel = ({ totalBins }: Peaks): Int8Array => new Int8Array(2 * totalBins);

interface LoadPeaksDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly wait: (ms: number) => Promise<void>;
  /** The peaks of the whole recording have been loaded. */
  readonly onComplete: () => void;
}

/** Bins per channel: fine enough to draw the whole recording, small enough to send. */
const maxBins = 65_536;
const minSamplesPerBin = 64;
const initialWaitMs = 60;
const maxWaitMs = 1000;

/** A power of two, so that the library can derive one resolution from another. */
export function samplesPerBinFor({ durationMs, sampleRate }: WavInfo): number {
  const samples = (durationMs / 1000) * sampleRate;
  let size = minSamplesPerBin;
  while (samples / size > maxBins) size *= 2;
  return size;
}

/** Loads peaks until the whole recording is drawn or another call is opened. */
export function peakLoader(store: CallDeskStore, deps: LoadPeaksDeps) {
  let wake: (() => void) | undefined;

  /** Resolves when data has arrived or after `ms`, whichever is first. */
  const waitForBytes = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      void deps.wait(ms).then(resolve);
    });

  /** Requests only what is not known yet. */
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

  /** Shows the received peaks; undefined when there is nothing more to request. */
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
      const { generation } = store.getState();
      const isStillOpen = (): boolean => store.getState().generation === generation;
      // Only WAV recordings have a waveform.
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
        // A complete file is only read in parts, so the next part is requested at once.
        if (!(hasGrown && info.complete)) await waitForBytes(waitMs);
      } while (isStillOpen() && store.getState().progress?.state !== 'failed');
    },

    onBytesReceived: (): void => wake?.(),
  };
}
