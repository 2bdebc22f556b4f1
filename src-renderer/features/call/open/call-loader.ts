import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { refreshActions } from './refresh-call.ts';
import { createTranscriptCache } from './transcript-cache.ts';
import { createSavedPosition } from './saved-position.ts';
import { createPrefetch } from './transcript-cache.ts';
import type { MarkerActions } from '../markers/marker-actions.ts';
import { openCallActions } from './open-call.ts';
import type { Player } from '../player/player.ts';
import { recordingActions } from '../recording/open-recording.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

interface CallLoaderDeps {
  readonly bridge: AppBridge;
  readonly player: Player;
  readonly markers: MarkerActions;
  readonly showSearchHit: (search: string) => void;
  readonly shouldFollow: () => boolean;
  readonly beforeLeave: () => void;
  readonly onClosed: () => void;
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
export function createCallLoader(store: CallDeskStore, deps: CallLoaderDeps) {
  const { bridge, player, markers } = deps;
  const { takeStock: updateMarkers } = markers;
  const onComplete = (): void => afterPaint(updateMarkers);
  const recordings = recordingActions(store, { bridge, player, wait, onComplete });
  const position = createSavedPosition(store, { bridge, player });
  const cache = createTranscriptCache(bridge);
  const refresher = refreshActions(store, {
    bridge,
    player,
    cache,
    updateMarkers,
    wait,
    openRecording: (detail) => recordings.open(detail),
  });
  const calls = openCallActions(store, {
    ...deps,
    position,
    cache,
    afterPaint,
    recordings,
    refresh: refresher.refresh,
  });

  const tryAgain = async (): Promise<void> => {
    const { refreshStatus: asking } = store.getState();
    const refreshing = asking === undefined || asking === 'asked' ? undefined : refresher.refresh();
    await Promise.all([refreshing, recordings.retry()]);
  };

  /** Whether Retell could be asked, as far as was heard. */
  let isDisconnected = false;
  const onStatus = ({ phase }: SyncStatus): void => {
    const wasDisconnected = isDisconnected;
    isDisconnected = phase === 'waiting' || phase === 'failed';
    if (wasDisconnected && !isDisconnected) void tryAgain();
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
    reload: async (): Promise<void> => {
      const detail = currentDetail(store.getState());
      if (detail !== undefined) await refresher.reload(detail.callId);
    },

    /** The call that will most likely be opened next. */
    prefetch: createPrefetch({ cache, whenIdle, wait }),

    listen: (): (() => void) => {
      const stops = [recordings.listen(), bridge.on('sync:status', onStatus)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
