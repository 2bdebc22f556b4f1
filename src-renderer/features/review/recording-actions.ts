import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Peaks, RecordingInfo } from '../../../src-shared/recording.ts';
import type { Player } from './player.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface RecordingDeps {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
  readonly player: Player;
  readonly wait: (ms: number) => Promise<void>;
}

/** At most this many bins a channel: fine enough to zoom in by ten, small enough to send at once. */
const mostBins = 65_536;
const finestBin = 64;
const firstWaitMs = 250;
const longestWaitMs = 2000;

/** A power of two, so that the library can build one level from another. */
export function samplesPerBinFor({ durationMs, sampleRate }: RecordingInfo): number {
  const samples = (durationMs / 1000) * sampleRate;
  let size = finestBin;
  while (samples / size > mostBins) size *= 2;
  return size;
}

/** Brings the open call's sound and its waveform, for as long as that call stays open. */
export function recordingActions(store: ReviewStore, deps: RecordingDeps) {
  const stillOpen = (detail: CallDetail): boolean => openDetail(store.getState()) === detail;

  const gatherPeaks = async (detail: CallDetail, info: RecordingInfo): Promise<void> => {
    const samplesPerBin = samplesPerBinFor(info);
    let waitMs = firstWaitMs;
    let doneBefore = -1;
    for (;;) {
      const { callId } = detail;
      const reply = await deps.bridge.request('recording:peaks', { callId, samplesPerBin });
      if (!stillOpen(detail)) return;
      if (!reply.ok) {
        store.setState({ recording: { phase: 'ready', info, peaksError: reply.error } });
        return;
      }
      const peaks: Peaks = reply.value;
      if (peaks.doneBins !== doneBefore) {
        store.setState({ recording: { phase: 'ready', info, peaks } });
      }
      if (peaks.doneBins >= peaks.totalBins) return;
      if (store.getState().progress?.state === 'failed') return;
      waitMs = peaks.doneBins === doneBefore ? Math.min(longestWaitMs, waitMs * 2) : firstWaitMs;
      doneBefore = peaks.doneBins;
      await deps.wait(waitMs);
      if (!stillOpen(detail)) return;
    }
  };

  return {
    open: async (detail: CallDetail): Promise<void> => {
      if (detail.recording !== 'offered') {
        store.setState({ recording: { phase: 'absent', why: detail.recording } });
        return;
      }
      store.setState({ recording: { phase: 'opening' } });
      const reply = await deps.bridge.request('recording:open', { callId: detail.callId });
      if (!stillOpen(detail)) return;
      if (!reply.ok) {
        store.setState({ recording: { phase: 'failed', error: reply.error } });
        return;
      }
      store.setState({ recording: { phase: 'ready', info: reply.value } });
      deps.player.load(reply.value);
      await gatherPeaks(detail, reply.value);
    },

    /** Progress of the open call's download; undone by the function returned. */
    listen: (): (() => void) =>
      deps.bridge.on('recording:progress', (progress) => {
        if (openDetail(store.getState())?.callId === progress.callId) store.setState({ progress });
      }),
  };
}
