import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Peaks } from '../../../src-shared/recording.ts';
import { heldRecordings, type AskedRecording } from './held-recordings.ts';
import { recordingOpening, type OpeningDeps } from './recording-opening.ts';
import { openDetail, type ReviewStore } from './store.ts';
import { untilItComes } from './trying-again.ts';
import type { PeakStretch } from './waveform/fine-peaks.ts';

interface RecordingDeps extends Omit<OpeningDeps, 'held'> {
  readonly bridge: Pick<AppBridge, 'request' | 'on'>;
}

/** Brings the open call's sound and its waveform, for as long as that call stays open. */
export function recordingActions(store: ReviewStore, deps: RecordingDeps) {
  const { bridge } = deps;
  const held = heldRecordings(bridge);
  const { open, bytesHaveCome } = recordingOpening(store, { ...deps, held });

  const openPatiently = async (detail: CallDetail, asked?: AskedRecording): Promise<void> => {
    const { opening } = store.getState();
    let first = asked;
    const attempt = (): Promise<AppError | undefined> => {
      const mine = first;
      first = undefined;
      return open(detail, mine);
    };
    await untilItComes(attempt, {
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
    /** Of a call that was heard lately its recording is asked for before its words are here. */
    askAhead: (callId: CallId): AskedRecording | undefined =>
      held.has(callId) ? held.ask(callId) : undefined,
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
        bytesHaveCome();
      }),
  };
}

export type RecordingActions = ReturnType<typeof recordingActions>;
