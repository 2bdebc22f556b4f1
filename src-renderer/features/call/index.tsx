// The call desk: the open call with its header, waveform and transcript, and the commands that act on it.
//
// Levels, lowest first; a folder imports only from lower levels:
//   store.ts, call-text.ts, player/   state, UI texts, playback of the recording and the clock
//   words/, recording/                word timing, find, redaction; loading of recordings and peaks
//   selection/                        selection, navigation, the current passage
//   annotations/                      corrections, checked turns, better replies
//   markers/                          markers: computing, visiting, naming
//   call-parts.ts, open/              what components are given; opening and refreshing a call
//   transcript/, waveform/            what is drawn
//   call-title.ts, then index.tsx, call-desk.tsx, call-commands.ts
//
// Start with open/open-call.ts to see how a call is opened, player/clock.ts to see how the spoken word
// is followed, and call-commands.ts to see what each command does.

import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Settings } from '../../../src-shared/settings.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { markerKinds, type MarkerKind } from '../../../src-shared/marker.ts';
import { focusedElement, focusOpenedCall, focusTranscript } from '../../lib/call-focus.ts';
import { statusMessage } from '../../work/edit-messages.ts';
import { saveViewState, readViewState } from '../../lib/view-state.ts';
import type { TagSetStore } from '../../work/tag-set.ts';
import type { Announce } from '../../lib/messages.ts';
import type { AnnotationDeps } from './annotations/annotation-edits.ts';
import { createAnnotations } from './annotations/annotation-parts.ts';
import { CorrectionsList } from './annotations/corrections-list.tsx';
import { markerActions } from './markers/marker-actions.ts';
import { createPlayerStore } from './player/player-store.ts';
import { createPlayer } from './player/player.ts';
import { createCallLoader } from './open/call-loader.ts';
import { selectionText } from './call-text.ts';
import { callCommands } from './call-commands.ts';
import { CallDesk, type DeskSlots } from './call-desk.tsx';
import { zoomActions, type CallParts, type WaveformPort } from './call-parts.ts';
import { createCallDeskStore, currentDetail, type CallDeskStore } from './store.ts';
import { transcriptActions } from './selection/transcript-actions.ts';
import { createShowUnredacted } from './words/redaction.ts';
import { wordOffsetActions } from './words/word-offset.ts';

export interface CallFeatureDeps extends AnnotationDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  /** Returns the current settings. */
  readonly settings: () => Pick<Settings, 'playbackRate' | 'followSpokenWord' | 'skipSilence'>;
  readonly tagSet: TagSetStore;
  /** Saves unsaved input before another call is opened. */
  readonly beforeLeave: () => void;
  /** No call is open any more. */
  readonly onClosed: () => void;
  readonly onReady: (detail: CallDetail) => void;
}

const saveHiddenKinds = (hidden: readonly MarkerKind[]): void =>
  saveViewState('hidden-marks', hidden);

/** The stored hidden kinds, without values that this version does not know. */
const parseHiddenKinds = (value: unknown): readonly MarkerKind[] | undefined =>
  Array.isArray(value) ? markerKinds.filter((kind) => value.includes(kind)) : undefined;

async function copyPassage(quote: string | undefined, announce: Announce): Promise<void> {
  if (quote === undefined) return;
  try {
    await navigator.clipboard.writeText(quote);
    announce(statusMessage(selectionText.copied));
  } catch {
    announce({ tone: 'alert', text: selectionText.copyFailed });
  }
}

function createStores(settings: ReturnType<CallFeatureDeps['settings']>) {
  const store = createCallDeskStore({
    following: settings.followSpokenWord,
    hiddenKinds: readViewState('hidden-marks', parseHiddenKinds) ?? [],
  });
  const playerStore = createPlayerStore({
    rate: settings.playbackRate,
    skipSilence: settings.skipSilence,
  });
  return { store, playerStore };
}

/** Tells the keyboard while a call is opening, so that the keys wait for it. */
function tellOpening(store: CallDeskStore, registry: CommandRegistry): () => void {
  let end = (): void => undefined;
  return store.subscribe(({ load }, before) => {
    if (load.phase === before.load.phase) return;
    end();
    if (load.phase === 'loading') end = registry.startOpening();
  });
}

/** Creates the call desk. Everything that other features need of it is in the returned object. */
export function createCallFeature(deps: CallFeatureDeps) {
  const { bridge, registry, announce, work, tagSet } = deps;
  const { store, playerStore } = createStores(deps.settings());
  const media = document.createElement('audio');
  media.preload = 'auto';
  const player = createPlayer(playerStore, media, {
    requestFrame: (run) => requestAnimationFrame(run),
    cancelFrame: (frame) => cancelAnimationFrame(frame),
  });
  const actions = transcriptActions(store, player);
  const markers = markerActions(store, { player, saveHiddenKinds });
  const annotations = createAnnotations({
    ...deps,
    desk: store,
    currentWord: actions.currentWord,
    play: actions.passages.play,
  });
  const loader = createCallLoader(store, {
    ...deps,
    player,
    markers,
    showSearchHit: actions.showSearchHit,
    shouldFollow: () => deps.settings().followSpokenWord,
    defaultRate: () => deps.settings().playbackRate,
    announce: (text) => announce(statusMessage(text)),
  });
  let focusedBefore: Element | undefined;
  let waveform: WaveformPort | undefined;
  const zoom = zoomActions(() => waveform);
  const wordOffset = wordOffsetActions(store, {
    bridge,
    player,
    updateMarkers: markers.updateMarkers,
    newId: () => crypto.randomUUID(),
  });
  const showUnredacted = createShowUnredacted(store, { wordOffset, announce });
  const { runs, when, ...toggles } = callCommands({
    store,
    player,
    playerState: playerStore.getState,
    actions,
    markers,
    wordOffset,
    zoom,
    showUnredacted,
    togglePlay: loader.togglePlay,
    missingAudio: loader.missingAudio,
    announce: (text) => announce(statusMessage(text)),
    focusTranscript,
    onSkipSilence: (skipSilence) => void bridge.request('settings:save', { skipSilence }),
  });

  const parts: CallParts = {
    store,
    playerStore,
    player,
    work,
    tagSet,
    transcriptActions: actions,
    annotations: annotations.parts,
    markerActions: markers,
    wordOffset,
    zoom,
    finePeaks: loader.finePeaks,
    commands: {
      ...toggles,
      showUnredacted,
      togglePlay: loader.togglePlay,
      runCommand: (id) => void registry.run(id),
      copySelection: () => void copyPassage(actions.passages.current()?.quote, announce),
      retry: () => void loader.retry(),
      reopen: () => {
        const { load } = store.getState();
        if (load.phase === 'failed') void loader.open(load.callId);
      },
    },
    setWaveform: (next) => {
      waveform = next;
    },
    timeAt: (clientX, track) =>
      waveform?.timeAt(clientX) ??
      ((clientX - track.left) / Math.max(1, track.width)) * playerStore.getState().durationMs,
    focusTranscript,
    focusOpenedCall: () => focusOpenedCall(focusedBefore),
  };

  const stops = [
    registry.bindAll({ ...runs, ...annotations.runs }, when),
    tellOpening(store, registry),
    annotations.dispose,
    loader.listen(),
    player.clock.onFrame(() => loader.position.saveThrottled()),
    playerStore.subscribe((state, before) => {
      if (before.playing && !state.playing) void loader.position.save();
    }),
    player.dispose,
  ];

  return {
    store,
    /** `focused` had the focus when the reviewer asked for the call. */
    open: (callId: CallId, search?: string, focused = focusedElement()): Promise<void> => {
      focusedBefore = focused;
      return loader.open(callId, search);
    },
    close: loader.close,
    /** Prefetches the call that will most likely be opened next. */
    prefetch: loader.prefetch,
    /** Reads the open call again, because it may have changed in the library. */
    reload: loader.reload,
    savePosition: loader.position.save,
    passages: actions.passages,
    /** The playback position in ms. */
    nowMs: player.nowMs,
    seek: player.seek,
    pause: player.pause,
    isPlaying: () => playerStore.getState().playing,
    currentDetail: () => currentDetail(store.getState()),
    /** The middle of the desk. Other features fill its slots. */
    Desk: (slots: DeskSlots) => <CallDesk parts={parts} {...slots} />,
    /** The corrections of the open call. */
    Corrections: () => <CorrectionsList parts={annotations.parts} />,
    dispose: () => {
      loader.close();
      for (const stop of stops) stop();
    },
  };
}
