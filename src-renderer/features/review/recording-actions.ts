import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Peaks } from '../../../src-shared/recording.ts';
import { gatherPeaks } from './gather-peaks.ts';
import type { Player } from './player.ts';
import { openDetail, type ReviewStore } from './store.ts';
import { untilItComes } from './trying-again.ts';
import type { PeakStretch } from './waveform/fine-peaks.ts';

interface RecordingDeps {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
  readonly player: Player;
  readonly wait: (ms: number) => Promise<void>;
  /** The whole recording is known by its peaks. */
  readonly onWhole: () => void;
}

/** Brings the open call's sound and its waveform, for as long as that call stays open. */
export function recordingActions(store: ReviewStore, deps: RecordingDeps) {
  const { bridge, player } = deps;
  const peaks = gatherPeaks(store, { ...deps, bridge });

  const open = async (detail: CallDetail): Promise<AppError | undefined> => {
    const { opening } = store.getState();
    if (detail.recording !== 'offered') {
      store.setState({ recording: { phase: 'absent', why: detail.recording } });
      return undefined;
    }
    store.setState({ recording: { phase: 'opening' }, progress: undefined });
    const reply = await bridge.request('recording:open', { callId: detail.callId });
    if (store.getState().opening !== opening) return undefined;
    if (!reply.ok) {
      store.setState({ recording: { phase: 'failed', error: reply.error } });
      return reply.error;
    }
    store.setState({ recording: { phase: 'ready', info: reply.value } });
    player.load(reply.value);
    await peaks.gather(detail.callId, reply.value);
    return undefined;
  };

  const openPatiently = async (detail: CallDetail): Promise<void> => {
    const { opening } = store.getState();
    await untilItComes(() => open(detail), {
      wait: deps.wait,
      isWanted: (error) => {
        const { opening: now, recording } = store.getState();
        return now === opening && recording.phase === 'failed' && recording.error === error;
      },
    });
  };

  const isFailed = (): boolean => {
    const { recording, progress } = store.getState();
    return recording.phase === 'failed' || progress?.state === 'failed';
  };

  return {
    open: openPatiently,
    isFailed,

    /** Once more from where it stopped; nothing where it came, or is on its way. */
    retry: async (): Promise<void> => {
      const detail = openDetail(store.getState());
      if (detail !== undefined && isFailed()) await openPatiently(detail);
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
