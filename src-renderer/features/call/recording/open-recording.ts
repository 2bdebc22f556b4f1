import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { RecordingInfo, Peaks } from '../../../../src-shared/recording.ts';
import { peakLoader, type PeakRange } from './load-peaks.ts';
import {
  type RecordingRequest,
  type RecordingCache,
  createRecordingCache,
} from './recording-cache.ts';
import type { Player } from '../player/player.ts';
import { type CallDeskStore, currentDetail } from '../store.ts';
import { retryWithBackoff } from '../../../lib/retry.ts';

interface OpenRecordingDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly cache: RecordingCache;
  readonly wait: (ms: number) => Promise<void>;
  /** The peaks of the whole recording have been loaded. */
  readonly onComplete: () => void;
}

/** Opens a recording: loads the audio into the player and its peaks into the store. */
function recordingOpener(store: CallDeskStore, deps: OpenRecordingDeps) {
  const { player, cache } = deps;
  const peaks = peakLoader(store, deps);

  const show = async (callId: CallId, info: RecordingInfo): Promise<void> => {
    const knownPeaks = cache.peaksOf(callId, info);
    store.setState({
      recording: {
        phase: 'ready',
        info,
        ...(knownPeaks === undefined ? {} : { peaks: knownPeaks }),
      },
    });
    player.load(info);
    if (knownPeaks === undefined) await peaks.load(callId, info);
    else deps.onComplete();
    const { recording } = store.getState();
    if (recording.phase !== 'ready' || recording.info !== info) return;
    if (recording.peaks !== undefined && info.complete) {
      cache.put(callId, { info, peaks: recording.peaks });
    }
  };

  const open = async (
    detail: CallDetail,
    request?: RecordingRequest,
  ): Promise<AppError | undefined> => {
    const { generation } = store.getState();
    if (detail.recording !== 'offered') {
      store.setState({ recording: { phase: 'absent', reason: detail.recording } });
      return undefined;
    }
    const { response: pending, responseIfReady } = request ?? cache.request(detail.callId);
    // A response that has arrived already is shown together with the transcript.
    let response = responseIfReady();
    if (response === undefined) {
      store.setState({ recording: { phase: 'opening' }, progress: undefined });
      response = await pending;
      if (store.getState().generation !== generation) return undefined;
    }
    if (!response.ok) {
      store.setState({ recording: { phase: 'failed', error: response.error } });
      return response.error;
    }
    await show(detail.callId, response.value);
    return undefined;
  };

  return { open, onBytesReceived: peaks.onBytesReceived };
}

interface RecordingDeps extends Omit<OpenRecordingDeps, 'cache'> {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
}

/** Loads the open call's recording and peaks, and retries for as long as that call stays open. */
export function recordingActions(store: CallDeskStore, deps: RecordingDeps) {
  const { bridge } = deps;
  const cache = createRecordingCache(bridge);
  const { open, onBytesReceived } = recordingOpener(store, { ...deps, cache });

  const openWithRetry = async (detail: CallDetail, request?: RecordingRequest): Promise<void> => {
    const { generation } = store.getState();
    let prefetched = request;
    const attempt = (): Promise<AppError | undefined> => {
      const first = prefetched;
      prefetched = undefined;
      return open(detail, first);
    };
    await retryWithBackoff(attempt, {
      wait: deps.wait,
      isStillNeeded: (error) => {
        const now = store.getState();
        const { recording } = now;
        return (
          now.generation === generation && recording.phase === 'failed' && recording.error === error
        );
      },
    });
  };

  const isFailed = (): boolean => {
    const { recording, progress } = store.getState();
    return recording.phase === 'failed' || progress?.state === 'failed';
  };

  return {
    /** Requests the recording of a recently opened call together with its transcript. */
    prefetch: (callId: CallId): RecordingRequest | undefined =>
      cache.has(callId) ? cache.request(callId) : undefined,
    open: openWithRetry,
    isFailed,
    /** Whether there is a recording to play, now or when it is loaded. */
    canPlay: (): boolean => store.getState().recording.phase !== 'absent',

    /** Resumes a failed recording. Does nothing if it is loaded or loading. */
    retry: async (): Promise<void> => {
      const detail = currentDetail(store.getState());
      if (detail !== undefined && isFailed()) await openWithRetry(detail);
    },

    /** A range of the peaks in a finer resolution; undefined if it fails or another call is open by then. */
    finePeaks: async (range: PeakRange): Promise<Peaks | undefined> => {
      const { generation, ...state } = store.getState();
      const callId = currentDetail(state)?.callId;
      if (callId === undefined) return undefined;
      const response = await bridge.request('recording:peaks', { callId, ...range });
      return response.ok && store.getState().generation === generation ? response.value : undefined;
    },

    /** Follows the progress of the open call's download. The returned function stops it. */
    listen: (): (() => void) =>
      bridge.on('recording:progress', (progress) => {
        if (currentDetail(store.getState())?.callId !== progress.callId) return;
        store.setState({ progress });
        onBytesReceived();
      }),
  };
}

export type RecordingActions = ReturnType<typeof recordingActions>;
