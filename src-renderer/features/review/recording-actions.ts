import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { PeakStretch } from './waveform/fine-peaks.ts';
import type { Peaks } from '../../../src-shared/recording.ts';
import { gatherPeaks } from './gather-peaks.ts';
import type { Player } from './player.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface RecordingDeps {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
  readonly player: Player;
  readonly wait: (ms: number) => Promise<void>;
  /** The whole recording is known by its peaks. */
  readonly onWhole: () => void;
}

/** Brings the open call's sound and its waveform, for as long as that call stays open. */
export function recordingActions(store: ReviewStore, deps: RecordingDeps) {
  const { bridge } = deps;
  const peaks = gatherPeaks(store, { ...deps, bridge });

  return {
    open: async (detail: CallDetail): Promise<void> => {
      const { opening } = store.getState();
      if (detail.recording !== 'offered') {
        store.setState({ recording: { phase: 'absent', why: detail.recording } });
        return;
      }
      store.setState({ recording: { phase: 'opening' } });
      const reply = await bridge.request('recording:open', { callId: detail.callId });
      if (store.getState().opening !== opening) return;
      if (!reply.ok) {
        store.setState({ recording: { phase: 'failed', error: reply.error } });
        return;
      }
      store.setState({ recording: { phase: 'ready', info: reply.value } });
      deps.player.load(reply.value);
      await peaks.gather(detail.callId, reply.value);
    },

    /** Part of the peaks at a finer level; undefined when it can't be had, or another call is open. */
    finePeaks: async (wanted: PeakStretch): Promise<Peaks | undefined> => {
      const { opening, ...state } = store.getState();
      const callId = openDetail(state)?.callId;
      if (callId === undefined) return undefined;
      const reply = await bridge.request('recording:peaks', { callId, ...wanted });
      return reply.ok && store.getState().opening === opening ? reply.value : undefined;
    },

    /** Progress of the open call's download; undone by the function returned. */
    listen: (): (() => void) =>
      bridge.on('recording:progress', (progress) => {
        if (openDetail(store.getState())?.callId !== progress.callId) return;
        store.setState({ progress });
        peaks.bytesHaveCome();
      }),
  };
}
