import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { RecordingInfo } from '../../../src-shared/recording.ts';
import { gatherPeaks } from './gather-peaks.ts';
import type { AskedRecording, HeldRecordings } from './held-recordings.ts';
import type { Player } from './player.ts';
import type { ReviewStore } from './store.ts';

export interface OpeningDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly held: HeldRecordings;
  readonly wait: (ms: number) => Promise<void>;
  /** The whole recording is known by its peaks. */
  readonly onWhole: () => void;
}

/** From a call that offers a recording to its sound and its waveform. */
export function recordingOpening(store: ReviewStore, deps: OpeningDeps) {
  const { player, held } = deps;
  const peaks = gatherPeaks(store, deps);

  const show = async (callId: CallId, info: RecordingInfo): Promise<void> => {
    const known = held.peaksOf(callId, info);
    store.setState({
      recording: { phase: 'ready', info, ...(known === undefined ? {} : { peaks: known }) },
    });
    player.load(info);
    if (known === undefined) await peaks.gather(callId, info);
    else deps.onWhole();
    const { recording } = store.getState();
    if (recording.phase !== 'ready' || recording.info !== info) return;
    if (recording.peaks !== undefined && info.complete) {
      held.keep(callId, { info, peaks: recording.peaks });
    }
  };

  const open = async (
    detail: CallDetail,
    asked?: AskedRecording,
  ): Promise<AppError | undefined> => {
    const { opening } = store.getState();
    if (detail.recording !== 'offered') {
      store.setState({ recording: { phase: 'absent', why: detail.recording } });
      return undefined;
    }
    const { answer, sofar } = asked ?? held.ask(detail.callId);
    // What is here already is shown together with the call's words.
    let reply = sofar();
    if (reply === undefined) {
      store.setState({ recording: { phase: 'opening' }, progress: undefined });
      reply = await answer;
      if (store.getState().opening !== opening) return undefined;
    }
    if (!reply.ok) {
      store.setState({ recording: { phase: 'failed', error: reply.error } });
      return reply.error;
    }
    await show(detail.callId, reply.value);
    return undefined;
  };

  return { open, bytesHaveCome: peaks.bytesHaveCome };
}
