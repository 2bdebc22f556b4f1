import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { RecordingInfo, Peaks } from '../../../../src-shared/recording.ts';
import { peakLoader } from './load-peaks.ts';
import {
  type RecordingRequest,
  type RecordingCache,
  createRecordingCache,
} from './recording-cache.ts';
import type { Player } from '../player/player.ts';
import { type CallDeskStore, currentDetail } from '../store.ts';
import { retryWithBackoff } from '../../../lib/retry.ts';
import type { PeakRange } from '../waveform/fine-peaks.ts';

export interface OpenRecordingDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly held: RecordingCache;
  readonly wait: (ms: number) => Promise<void>;
  /** The whole recording is known by its peaks. */
  readonly onComplete: () => void;
}

/** From a call that offers a recording to its sound and its waveform. */
export function recordingOpener(store: CallDeskStore, deps: OpenRecordingDeps) {
  const { player, held: cache } = deps;
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
    const { generation: opening } = store.getState();
    if (detail.recording !== 'offered') {
      store.setState({ recording: { phase: 'absent', reason: detail.recording } });
      return undefined;
    }
    const { response: answer, responseIfReady: sofar } = request ?? cache.request(detail.callId);
    // What is here already is shown together with the call's words.
    let response = sofar();
    if (response === undefined) {
      store.setState({ recording: { phase: 'opening' }, progress: undefined });
      response = await answer;
      if (store.getState().generation !== opening) return undefined;
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

interface RecordingDeps extends Omit<OpenRecordingDeps, 'held'> {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
}

/** Brings the open call's sound and its waveform, for as long as that call stays open. */
export function recordingActions(store: CallDeskStore, deps: RecordingDeps) {
  const { bridge } = deps;
  const cache = createRecordingCache(bridge);
  const { open, onBytesReceived } = recordingOpener(store, { ...deps, held: cache });

  const openWithRetry = async (detail: CallDetail, request?: RecordingRequest): Promise<void> => {
    const { generation: opening } = store.getState();
    let pendingRequest = request;
    const attempt = (): Promise<AppError | undefined> => {
      const request = pendingRequest;
      pendingRequest = undefined;
      return open(detail, request);
    };
    await retryWithBackoff(attempt, {
      wait: deps.wait,
      isStillNeeded: (error) => {
        const { generation: now, recording } = store.getState();
        return now === opening && recording.phase === 'failed' && recording.error === error;
      },
    });
  };

  const isFailed = (): boolean => {
    const { recording, progress } = store.getState();
    return recording.phase === 'failed' || progress?.state === 'failed';
  };

  return {
    /** Of a call that was heard lately its recording is asked for before its words are here. */
    askAhead: (callId: CallId): RecordingRequest | undefined =>
      cache.has(callId) ? cache.request(callId) : undefined,
    open: openWithRetry,
    isFailed,

    /** Once more from where it stopped; nothing where it came, or is on its way. */
    retry: async (): Promise<void> => {
      const detail = currentDetail(store.getState());
      if (detail !== undefined && isFailed()) await openWithRetry(detail);
    },

    /** Part of the peaks at a finer level; undefined when it can't be had, or another call is open. */
    finePeaks: async (range: PeakRange): Promise<Peaks | undefined> => {
      const { generation: opening, ...state } = store.getState();
      const callId = currentDetail(state)?.callId;
      if (callId === undefined) return undefined;
      const response = await bridge.request('recording:peaks', { callId, ...range });
      return response.ok && store.getState().generation === opening ? response.value : undefined;
    },

    /** Progress of the open call's download; undone by the function returned. */
    listen: (): (() => void) =>
      bridge.on('recording:progress', (progress) => {
        if (currentDetail(store.getState())?.callId !== progress.callId) return;
        store.setState({ progress });
        onBytesReceived();
      }),
  };
}

export type RecordingActions = ReturnType<typeof recordingActions>;
