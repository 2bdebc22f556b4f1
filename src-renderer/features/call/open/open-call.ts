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

export interface ShowCallDeps {
  readonly player: Player;
  readonly position: SavedPosition;
  readonly cache: TranscriptCache;
  /** No call is in front any more. */
  readonly onClosed: () => void;
  /** Whether the view goes with the spoken word in a call that opens. */
  readonly shouldFollow: () => boolean;
}

/** Puts one call in the place of another, in one step: player, position and all that is shown. */
export const callDisplay = (store: CallDeskStore, deps: ShowCallDeps) => ({
  /** Takes the call of before off the desk. */
  clear: (): void => {
    deps.player.unload();
    deps.position.startAt(-1);
    deps.onClosed();
  },

  /** `before` is what was held of its transcript when it was asked for. */
  show: (
    { transcript: sent, ...call }: OutputOf<'call:open'>,
    known: CachedTranscript | undefined,
  ): CallDetail => {
    const { player, position, cache } = deps;
    const { positionMs, wordOffsetMs = 0 } = call;
    const transcript = shiftWords(cache.receive(call.callId, sent, known), wordOffsetMs);
    const detail = { ...call, transcript };
    player.unload();
    position.startAt(positionMs);
    player.prepare({ positionMs, durationMs: detail.call.durationMs ?? 0 });
    store.setState({
      ...blankCallState,
      load: { phase: 'ready', detail },
      wordOffsetMs,
      following: deps.shouldFollow(),
    });
    player.clock.setTimeline(timingOf(transcript).timeline);
    return detail;
  },
});

interface OpenCallDeps extends ShowCallDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly recordings: Pick<RecordingActions, 'askAhead' | 'open'>;
  /** Has Retell asked for what the library may lack of the call in front. */
  readonly refresh: () => Promise<void>;
  readonly markers: Pick<MarkerActions, 'takeStock' | 'isQuick'>;
  /** Runs a thing when what is shown now is on the screen: reading comes before counting. */
  readonly afterPaint: (run: () => void) => void;
  readonly showSearchHit: (search: string) => void;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly beforeLeave: () => void;
  /** The work of the call that is now in front. */
  readonly onReady: (detail: CallDetail) => void;
}

/** Most calls are there sooner: the one before stays on the screen for so long, and nothing flickers. */
const loadingDelayMs = 150;

/** Opens calls one over another without ever mixing two of them. */
export function openCallActions(store: CallDeskStore, deps: OpenCallDeps) {
  const { bridge, player, position, cache } = deps;
  /** Every opening and closing makes what was asked for before it no longer wanted. */
  let generation = 0;
  const nextGeneration = (): number => {
    generation += 1;
    return generation;
  };

  const { clear, show } = callDisplay(store, deps);

  return {
    /** `sought` is what the queue was searched for: the call opens at its first hit. */
    open: async (callId: CallId, search?: string): Promise<void> => {
      const ownGeneration = nextGeneration();
      deps.beforeLeave();
      // The same call again has to know where it was left; any other need not wait for that.
      if (currentDetail(store.getState())?.callId === callId) await position.save();
      if (generation !== ownGeneration) return;
      const known = cache.get(callId);
      const recordingRequest = deps.recordings.askAhead(callId);
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
  /** Its recording, where that was asked for together with it. */
  readonly recordingRequest: RecordingRequest | undefined;
}

/** What belongs to a call that is in front now, and comes behind its words. */
async function loadBehindTranscript(
  store: CallDeskStore,
  { recordings, markers, refresh, afterPaint }: OpenCallDeps,
  { detail, recordingRequest }: OpenedCall,
): Promise<void> {
  const { generation: opening } = store.getState();
  const afterPaintIfOpen = (run: () => void): void =>
    afterPaint(() => {
      if (store.getState().generation === opening) run();
    });
  const opened = recordings.open(detail, recordingRequest);
  // In long calls reading comes before counting.
  if (markers.isQuick()) markers.takeStock();
  else afterPaintIfOpen(markers.takeStock);
  // Nobody waits for it where the whole of the call is here.
  if (detail.copy === 'listed') void refresh();
  else afterPaintIfOpen(() => void refresh());
  await opened;
}
