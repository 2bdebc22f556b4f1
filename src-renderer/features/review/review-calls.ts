import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { SyncStatus } from '../../../src-shared/workspace.ts';
import { freshening } from './freshening.ts';
import { heldTranscripts } from './held-transcripts.ts';
import { keptPosition } from './kept-position.ts';
import { lookingAhead } from './looking-ahead.ts';
import type { Marking } from './marking.ts';
import { openCallActions } from './open-call.ts';
import type { Player } from './player.ts';
import { recordingActions } from './recording-actions.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface CallsDeps {
  readonly bridge: AppBridge;
  readonly player: Player;
  readonly marks: Marking;
  readonly showSought: (search: string) => void;
  readonly follows: () => boolean;
  readonly onLeave: () => void;
  readonly onGone: () => void;
  readonly onReady: (detail: CallDetail) => void;
}

const afterPaint = (run: () => void): void => {
  requestAnimationFrame(() => setTimeout(run));
};

const whenIdle = (run: () => void, withinMs: number): void => {
  requestIdleCallback(run, { timeout: withinMs });
};

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Brings calls in front, with their sound, and keeps what is in front in step with Retell. */
export function reviewCalls(store: ReviewStore, deps: CallsDeps) {
  const { bridge, player, marks } = deps;
  const { takeStock } = marks;
  const onWhole = (): void => afterPaint(takeStock);
  const recordings = recordingActions(store, { bridge, player, wait, onWhole });
  const position = keptPosition(store, { bridge, player });
  const held = heldTranscripts(bridge);
  const fresh = freshening(store, {
    bridge,
    player,
    held,
    takeStock,
    wait,
    openRecording: (detail) => recordings.open(detail),
  });
  const calls = openCallActions(store, {
    ...deps,
    position,
    held,
    afterPaint,
    recordings,
    askRetell: fresh.ask,
  });

  const tryAgain = async (): Promise<void> => {
    const { asking } = store.getState();
    const asks = asking === undefined || asking === 'asked' ? undefined : fresh.ask();
    await Promise.all([asks, recordings.retry()]);
  };

  /** Whether Retell could be asked, as far as was heard. */
  let isCut = false;
  const onStatus = ({ phase }: SyncStatus): void => {
    const wasCut = isCut;
    isCut = phase === 'waiting' || phase === 'failed';
    if (wasCut && !isCut) void tryAgain();
  };

  return {
    ...calls,
    position,
    finePeaks: recordings.finePeaks,

    /** Asks once more for whatever of the call in front could not be had. */
    tryAgain,

    /** Plays and pauses; a recording that could not be had is tried again, and plays once it is there. */
    togglePlay: (): void => {
      player.toggle();
      if (recordings.isFailed()) void recordings.retry();
    },

    /** Something of these calls changed in the library. */
    look: async (): Promise<void> => {
      const detail = openDetail(store.getState());
      if (detail !== undefined) await fresh.look(detail.callId);
    },

    /** The call that will most likely be opened next. */
    lookAhead: lookingAhead({ held, whenIdle, wait }),

    listen: (): (() => void) => {
      const stops = [recordings.listen(), bridge.on('sync:status', onStatus)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
