import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Settings } from '../../../src-shared/settings.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { statusMessage } from '../../lib/review-announce.ts';
import type { TagSetStore } from '../../lib/review-tag-set.ts';
import type { WorkStore } from '../../lib/review-work-store.ts';
import type { Announce } from '../../lib/messages.ts';
import { openCallActions } from './open-call.ts';
import { createPlayerStore } from './player-store.ts';
import { createPlayer } from './player.ts';
import { recordingActions } from './recording-actions.ts';
import { reviewCommands } from './review-commands.ts';
import { ReviewDesk, type DeskSlots } from './review-desk.tsx';
import type { ReviewParts } from './review-parts.ts';
import { createReviewStore, openDetail } from './store.ts';
import { transcriptActions } from './transcript-actions.ts';
import type { Waveform } from './waveform/waveform-adapter.ts';

export interface ReviewDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly announce: Announce;
  readonly settings: Pick<Settings, 'playbackRate' | 'followSpokenWord' | 'skipSilence'>;
  readonly work: WorkStore;
  readonly tagSet: TagSetStore;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly onLeave: () => void;
  readonly onReady: (detail: CallDetail) => void;
}

const focusTranscript = (): void =>
  document.querySelector<HTMLElement>('.transcript-scroller')?.focus();

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Listening and reading along: the call's header, its waveform and its transcript. */
export function createReviewFeature(deps: ReviewDeps) {
  const { bridge, registry, announce, settings, work, tagSet } = deps;
  const store = createReviewStore(settings.followSpokenWord);
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
  const recordings = recordingActions(store, { bridge, player, wait });
  const calls = openCallActions(store, {
    bridge,
    player,
    openRecording: recordings.open,
    onLeave: deps.onLeave,
    onReady: deps.onReady,
  });
  const { runs, when, toggleLoop, toggleSkipSilence } = reviewCommands({
    store,
    player,
    playerState: playerStore.getState,
    actions,
    say: (words) => announce(statusMessage(words)),
    focusTranscript,
    onSkipSilence: (skipSilence) => void bridge.request('settings:save', { skipSilence }),
  });

  let waveform: Waveform | undefined;
  const parts: ReviewParts = {
    store,
    playerStore,
    player,
    work,
    tagSet,
    transcriptActions: actions,
    commands: {
      toggleLoop,
      toggleSkipSilence,
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
    recordings.listen(),
    player.clock.onFrame(() => calls.savePositionNowAndThen(performance.now())),
    playerStore.subscribe((state, before) => {
      if (before.playing && !state.playing) void calls.savePosition();
    }),
    player.dispose,
  ];

  return {
    store,
    open: calls.open,
    close: calls.close,
    savePosition: calls.savePosition,
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
