import { callLengthMs } from '../../../../src-shared/call-length.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { OutputOf, AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { type CachedTranscript, type TranscriptCache, openCallInput } from './transcript-cache.ts';
import { shiftWords } from '../words/word-offset.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { currentDetail, type CallDeskState, type CallDeskStore } from '../store.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { retryWithBackoff } from '../../../lib/retry.ts';

interface UpdateDeps {
  readonly player: Pick<Player, 'clock' | 'setLength'>;
  readonly cache: TranscriptCache;
  readonly updateMarkers: () => void;
  /** The call now offers a recording that it did not offer before. */
  readonly openRecording: (detail: CallDetail) => Promise<void>;
}

/**
 * Updates the open call in place: position, review data and selection stay, and nothing is rendered
 * again unless something changed.
 */
function applyUpdate(
  store: CallDeskStore,
  deps: UpdateDeps,
  sent: OutputOf<'call:open'>,
  known: CachedTranscript | undefined,
): void {
  const shown = currentDetail(store.getState());
  if (shown?.callId !== sent.callId) return;
  const detail = updatedDetail(store.getState(), shown, sent, () =>
    deps.cache.receive(sent.callId, sent.transcript, known),
  );
  const isNewText = detail.transcript !== shown.transcript;
  if (
    !isNewText &&
    JSON.stringify(comparedFields(detail)) === JSON.stringify(comparedFields(shown))
  )
    return;
  store.setState({
    load: { phase: 'ready', detail },
    // Positions in the previous text do not apply to this one.
    ...(isNewText ? { selection: undefined, find: undefined } : {}),
  });
  if (isNewText) deps.player.clock.setTimeline(timingOf(detail.transcript).timeline);
  deps.player.setLength(callLengthMs(detail.call) ?? 0, timingOf(detail.transcript).lastWordMs);
  deps.updateMarkers();
  if (store.getState().recording.phase === 'absent') void deps.openRecording(detail);
}

function updatedDetail(
  { showsUnredacted, wordOffsetMs }: Pick<CallDeskState, 'showsUnredacted' | 'wordOffsetMs'>,
  shown: CallDetail,
  { call, recording, copy, agentName = shown.agentName }: OutputOf<'call:open'>,
  receive: () => CallDetail['transcript'],
): CallDetail {
  const newer = showsUnredacted ? shown.transcript : shiftWords(receive(), wordOffsetMs);
  const transcript = isSameText(newer, shown.transcript) ? shown.transcript : newer;
  const named = agentName === undefined ? {} : { agentName };
  return { ...shown, ...named, call, recording, copy, transcript };
}

/** The same text, whatever its word offset. */
const isSameText = (one: CallDetail['transcript'], other: CallDetail['transcript']): boolean =>
  shiftWords(one, 0) === shiftWords(other, 0);

const comparedFields = ({ agentName, call, recording, copy }: CallDetail) => ({
  agentName,
  call,
  recording,
  copy,
});

interface RefreshDeps extends UpdateDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly wait: (ms: number) => Promise<void>;
}

/** Keeps the open call up to date with the library and Retell. */
export function refreshActions(store: CallDeskStore, deps: RefreshDeps) {
  const { bridge, cache } = deps;

  const requestFor = (callId: CallId) => {
    const known = cache.get(callId);
    return { known, input: openCallInput(callId, known) };
  };

  const refreshOnce = async (callId: CallId): Promise<AppError | undefined> => {
    const { generation } = store.getState();
    const { known, input } = requestFor(callId);
    store.setState({ refreshStatus: 'pending' });
    const response = await bridge.request('call:refresh', input);
    if (store.getState().generation !== generation) return undefined;
    if (!response.ok) {
      store.setState({ refreshStatus: response.error });
      return response.error;
    }
    store.setState({ refreshStatus: undefined });
    if (response.value.call !== undefined) applyUpdate(store, deps, response.value.call, known);
    return undefined;
  };

  return {
    /** Reads the open call from the library again, because it changed there. */
    reload: async (callId: CallId): Promise<void> => {
      const { known, input } = requestFor(callId);
      const response = await bridge.request('call:open', input);
      if (response.ok) applyUpdate(store, deps, response.value, known);
    },

    /** Fetches the open call from Retell, and retries for as long as there is no transcript. */
    refresh: async (): Promise<void> => {
      const { generation, ...state } = store.getState();
      const callId = currentDetail(state)?.callId;
      if (callId === undefined || state.refreshStatus === 'pending') return;
      await retryWithBackoff(() => refreshOnce(callId), {
        wait: deps.wait,
        isStillNeeded: (error) => {
          const now = store.getState();
          const isListed = currentDetail(now)?.copy === 'listed';
          return isListed && now.generation === generation && now.refreshStatus === error;
        },
      });
    },
  };
}
