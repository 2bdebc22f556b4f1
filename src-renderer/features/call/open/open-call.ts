import { callLengthMs } from '../../../../src-shared/call-length.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { OutputOf, AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { type CachedTranscript, type TranscriptCache, openCallInput } from './transcript-cache.ts';
import type { SavedPosition } from './saved-position.ts';
import { shiftWords } from '../words/word-offset.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { blankCallState, type CallDeskStore, currentDetail, shownDetail } from '../store.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { RecordingRequest } from '../recording/recording-cache.ts';
import type { MarkerActions } from '../markers/marker-actions.ts';
import type { RecordingActions } from '../recording/open-recording.ts';

interface ShowCallDeps {
  readonly player: Player;
  readonly position: SavedPosition;
  readonly cache: TranscriptCache;
  /** No call is open any more. */
  readonly onClosed: () => void;
  /** Whether the transcript of a newly opened call follows the spoken word. */
  readonly shouldFollow: () => boolean;
  /** The playback rate at which every call opens. */
  readonly defaultRate: () => number;
}

/** Replaces one call by another in a single step: player, position and everything visible. */
const callDisplay = (store: CallDeskStore, deps: ShowCallDeps) => ({
  /** Removes the previous call from the desk. */
  clear: (): void => {
    deps.player.unload();
    deps.position.startAt(-1);
    deps.onClosed();
  },

  /** `known` is the transcript that was cached when the call was requested. */
  show: (
    { transcript: sent, ...call }: OutputOf<'call:open'>,
    known: CachedTranscript | undefined,
  ): CallDetail => {
    const { player, position, cache } = deps;
    const { positionMs, wordOffsetMs = 0 } = call;
    const transcript = shiftWords(cache.receive(call.callId, sent, known), wordOffsetMs);
    const detail = { ...call, transcript };
    player.unload();
    player.setRate(deps.defaultRate());
    position.startAt(positionMs);
    const { timeline, lastWordMs } = timingOf(transcript);
    player.prepare({ positionMs, durationMs: callLengthMs(detail.call) ?? 0, lastWordMs });
    store.setState({
      ...blankCallState,
      load: { phase: 'ready', detail },
      wordOffsetMs,
      following: deps.shouldFollow(),
    });
    player.clock.setTimeline(timeline);
    return detail;
  },
});

interface OpenCallDeps extends ShowCallDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly recordings: Pick<RecordingActions, 'prefetch' | 'open'>;
  /** Fetches from Retell what the library may not have of the open call. */
  readonly refresh: () => Promise<void>;
  readonly markers: Pick<MarkerActions, 'updateMarkers' | 'isUpdateFast'>;
  /** Runs a function after the next paint, so that it does not delay the transcript. */
  readonly afterPaint: (run: () => void) => void;
  readonly showSearchHit: (search: string) => void;
  /** Saves unsaved input before another call is opened. */
  readonly beforeLeave: () => void;
  /** Shows the review data of the call that is now open. */
  readonly onReady: (detail: CallDetail) => void;
}

/** Most calls load faster than this; until then the previous call stays visible, so nothing flickers. */
const loadingDelayMs = 150;

/** Opens one call after another without ever mixing two of them. */
export function openCallActions(store: CallDeskStore, deps: OpenCallDeps) {
  const { bridge, player, position, cache } = deps;
  /** Increases with every open and close; responses of an earlier generation are dropped. */
  let generation = 0;
  const nextGeneration = (): number => {
    generation += 1;
    return generation;
  };

  const { clear, show } = callDisplay(store, deps);

  return {
    /** `search` is the queue's search text: the call opens at its first hit. */
    open: async (callId: CallId, search?: string): Promise<void> => {
      const ownGeneration = nextGeneration();
      deps.beforeLeave();
      // Reopening the same call needs its saved position; any other call does not wait for it.
      if (currentDetail(store.getState())?.callId === callId) await position.save();
      if (generation !== ownGeneration) return;
      const known = cache.get(callId);
      const recordingRequest = deps.recordings.prefetch(callId);
      const request = bridge.request('call:open', openCallInput(callId, known));
      void position.save();
      player.pause();
      const previous = shownDetail(store.getState());
      store.setState({
        generation: ownGeneration,
        load: { phase: 'loading', callId, ...(previous === undefined ? {} : { previous }) },
      });
      const loadingTimer = setTimeout(() => {
        if (generation !== ownGeneration) return;
        clear();
        store.setState({ ...blankCallState, load: { phase: 'loading', callId } });
      }, loadingDelayMs);
      const response = await request;
      clearTimeout(loadingTimer);
      if (generation !== ownGeneration) return;
      if (!response.ok) {
        clear();
        store.setState({
          ...blankCallState,
          load: { phase: 'failed', callId, error: response.error },
        });
        return;
      }
      const detail = show(response.value, known);
      if (search !== undefined) deps.showSearchHit(search);
      deps.onReady(detail);
      await loadBehindTranscript(store, deps, { detail, recordingRequest });
    },

    close: (): void => {
      const ownGeneration = nextGeneration();
      deps.beforeLeave();
      void position.save();
      clear();
      store.setState({ ...blankCallState, generation: ownGeneration, load: { phase: 'idle' } });
    },
  };
}

interface OpenedCall {
  readonly detail: CallDetail;
  /** The request for its recording, if that was sent together with the call. */
  readonly recordingRequest: RecordingRequest | undefined;
}

/** Loads what can wait until the transcript is visible: recording, markers, and news from Retell. */
async function loadBehindTranscript(
  store: CallDeskStore,
  { recordings, markers, refresh, afterPaint }: OpenCallDeps,
  { detail, recordingRequest }: OpenedCall,
): Promise<void> {
  const { generation } = store.getState();
  const afterPaintIfOpen = (run: () => void): void =>
    afterPaint(() => {
      if (store.getState().generation === generation) run();
    });
  const opened = recordings.open(detail, recordingRequest);
  // In long calls, showing the transcript comes first.
  if (markers.isUpdateFast()) markers.updateMarkers();
  else afterPaintIfOpen(markers.updateMarkers);
  // A complete call is only checked for changes, so that can wait.
  if (detail.copy === 'listed') void refresh();
  else afterPaintIfOpen(() => void refresh());
  await opened;
}
