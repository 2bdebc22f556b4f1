import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Settings } from '../../../src-shared/settings.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { markKinds, type MarkKind } from '../../../src-shared/marks/mark.ts';
import { focusTranscript } from '../../lib/focus-transcript.ts';
import { statusMessage } from '../../lib/review-announce.ts';
import { keepView, readView } from '../../lib/view-state.ts';
import type { TagSetStore } from '../../lib/review-tag-set.ts';
import type { WorkStore } from '../../lib/review-work-store.ts';
import type { Announce } from '../../lib/messages.ts';
import { marking } from './marking.ts';
import { createPlayerStore } from './player-store.ts';
import { createPlayer } from './player.ts';
import { reviewCalls } from './review-calls.ts';
import { reviewCommands } from './review-commands.ts';
import { ReviewDesk, type DeskSlots } from './review-desk.tsx';
import type { ReviewParts } from './review-parts.ts';
import { createReviewStore, openDetail } from './store.ts';
import { transcriptActions } from './transcript-actions.ts';
import { unmasking } from './unmasking.ts';
import { zoomSteps } from './waveform/zoom-steps.ts';
import { wordMoves } from './word-moves.ts';
import type { Waveform } from './waveform/waveform-adapter.ts';

export interface ReviewDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly announce: Announce;
  /** As they are now. */
  readonly settings: () => Pick<Settings, 'playbackRate' | 'followSpokenWord' | 'skipSilence'>;
  readonly work: WorkStore;
  readonly tagSet: TagSetStore;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly onLeave: () => void;
  /** No call is in front any more. */
  readonly onGone: () => void;
  readonly onReady: (detail: CallDetail) => void;
}

const keepHidden = (hidden: readonly MarkKind[]): void => keepView('hidden-marks', hidden);

/** What was kept of the kinds put away, as far as it can be understood. */
const kindsIn = (value: unknown): readonly MarkKind[] | undefined =>
  Array.isArray(value) ? markKinds.filter((kind) => value.includes(kind)) : undefined;

/** Listening and reading along: the call's header, its waveform and its transcript. */
export function createReviewFeature(deps: ReviewDeps) {
  const { bridge, registry, announce, work, tagSet } = deps;
  const settings = deps.settings();
  const store = createReviewStore({
    following: settings.followSpokenWord,
    hiddenKinds: readView('hidden-marks', kindsIn) ?? [],
  });
  const playerStore = createPlayerStore({
    rate: settings.playbackRate,
    skipSilence: settings.skipSilence,
  });
  const media = document.createElement('audio');
  media.preload = 'auto';
  const player = createPlayer(playerStore, media, {
    requestFrame: (run) => requestAnimationFrame(run),
    cancelFrame: (frame) => cancelAnimationFrame(frame),
  });
  const actions = transcriptActions(store, player);
  const marks = marking(store, { player, keepHidden });
  const calls = reviewCalls(store, {
    ...deps,
    player,
    marks,
    showSought: actions.showSought,
    follows: () => deps.settings().followSpokenWord,
  });
  let waveform: Waveform | undefined;
  const zoom = zoomSteps(() => waveform);
  const moves = wordMoves(store, {
    bridge,
    player,
    takeStock: marks.takeStock,
    newId: () => crypto.randomUUID(),
  });
  const unmask = unmasking(store, { moves, announce });
  const { runs, when, ...deskCommands } = reviewCommands({
    store,
    player,
    playerState: playerStore.getState,
    actions,
    marks,
    moves,
    zoom,
    unmask,
    togglePlay: calls.togglePlay,
    say: (words) => announce(statusMessage(words)),
    focusTranscript,
    onSkipSilence: (skipSilence) => void bridge.request('settings:save', { skipSilence }),
  });

  const parts: ReviewParts = {
    store,
    playerStore,
    player,
    work,
    tagSet,
    transcriptActions: actions,
    marking: marks,
    moves,
    zoom,
    finePeaks: calls.finePeaks,
    commands: {
      ...deskCommands,
      unmask,
      togglePlay: calls.togglePlay,
      tryAgain: () => void calls.tryAgain(),
      retryOpen: () => {
        const { load } = store.getState();
        if (load.phase === 'failed') void calls.open(load.callId);
      },
    },
    setWaveform: (next) => {
      waveform = next;
    },
    timeAt: (clientX, track) =>
      waveform?.timeAt(clientX) ??
      ((clientX - track.left) / Math.max(1, track.width)) * playerStore.getState().durationMs,
    focusTranscript,
  };

  const stops = [
    registry.bindAll(runs, when),
    calls.listen(),
    player.clock.onFrame(() => calls.position.saveNowAndThen()),
    playerStore.subscribe((state, before) => {
      if (before.playing && !state.playing) void calls.position.save();
    }),
    player.dispose,
  ];

  return {
    store,
    open: calls.open,
    close: calls.close,
    /** The call that will most likely be opened next. */
    lookAhead: calls.lookAhead,
    /** Something of the call in front may have changed in the library. */
    look: calls.look,
    savePosition: calls.position.save,
    passages: actions.passages,
    /** The playback position, and the way to another one. */
    nowMs: player.nowMs,
    seek: player.seek,
    isPlaying: () => playerStore.getState().playing,
    openCallDetail: () => openDetail(store.getState()),
    /** The middle of the desk; what stands at its side is handed in. */
    Desk: (slots: DeskSlots) => <ReviewDesk parts={parts} {...slots} />,
    dispose: () => {
      calls.close();
      for (const stop of stops) stop();
    },
  };
}
