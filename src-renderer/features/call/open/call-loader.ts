import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { refreshActions } from './refresh-call.ts';
import { createPrefetch, createTranscriptCache } from './transcript-cache.ts';
import { createSavedPosition } from './saved-position.ts';
import type { MarkerActions } from '../markers/marker-actions.ts';
import { openCallActions } from './open-call.ts';
import type { Player } from '../player/player.ts';
import { recordingActions } from '../recording/open-recording.ts';
import { callMessages, noRecordingText } from '../call-text.ts';
import { afterPaint } from '../../../lib/after-paint.ts';
import { explainError } from '../../../lib/error-text.ts';
import { formatTime } from '../../../lib/format.ts';
import { currentDetail, type CallDeskStore, type RecordingLoad } from '../store.ts';

interface CallLoaderDeps {
  readonly bridge: AppBridge;
  readonly player: Player;
  readonly markers: MarkerActions;
  readonly showSearchHit: (search: string) => void;
  readonly shouldFollow: () => boolean;
  readonly defaultRate: () => number;
  readonly announce: (text: string) => void;
  readonly beforeLeave: () => void;
  readonly onClosed: () => void;
  readonly onReady: (detail: CallDetail) => void;
}

const whenIdle = (run: () => void, withinMs: number): void => {
  requestIdleCallback(run, { timeout: withinMs });
};

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Why there is nothing to hear of the call; undefined when there is, or will be once it is loaded. */
function missingAudio(recording: RecordingLoad): string | undefined {
  if (recording.phase === 'absent') return noRecordingText[recording.reason];
  if (recording.phase === 'failed') return explainError(recording.error).title;
  return undefined;
}

/** Why Play does nothing now; undefined when it plays, or will as soon as the recording is loaded. */
function playObstacle(
  recording: RecordingLoad,
  player: Pick<Player, 'isPastAudio' | 'endOfAudioMs'>,
): string | undefined {
  const missing = missingAudio(recording);
  if (missing !== undefined || !player.isPastAudio()) return missing;
  return callMessages.pastRecording(formatTime(player.endOfAudioMs()));
}

/** Opens calls with their recordings, keeps the open call up to date, and prefetches the upcoming one. */
export function createCallLoader(store: CallDeskStore, deps: CallLoaderDeps) {
  const { bridge, player, markers } = deps;
  const { updateMarkers } = markers;
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

  const retry = async (): Promise<void> => {
    const { refreshStatus } = store.getState();
    const refreshing =
      refreshStatus === undefined || refreshStatus === 'pending' ? undefined : refresher.refresh();
    await Promise.all([refreshing, recordings.retry()]);
  };

  /** Whether sync has reported that Retell cannot be reached. */
  let isDisconnected = false;
  const onStatus = ({ phase }: SyncStatus): void => {
    const wasDisconnected = isDisconnected;
    isDisconnected = phase === 'waiting' || phase === 'failed';
    if (wasDisconnected && !isDisconnected) void retry();
  };

  return {
    ...calls,
    position,
    finePeaks: recordings.finePeaks,

    /** Retries whatever part of the open call could not be loaded. */
    retry,

    /** Plays or pauses. A recording that failed is retried, and plays once it is loaded. */
    togglePlay: (): void => {
      const obstacle = playObstacle(store.getState().recording, player);
      if (obstacle !== undefined) deps.announce(obstacle);
      if (recordings.canPlay()) player.toggle();
      if (recordings.isFailed()) void recordings.retry();
    },

    /** Why there is nothing to hear of the open call. */
    missingAudio: (): string | undefined => missingAudio(store.getState().recording),

    /** Reads the open call again, because it changed in the library. */
    reload: async (): Promise<void> => {
      const detail = currentDetail(store.getState());
      if (detail !== undefined) await refresher.reload(detail.callId);
    },

    /** Prefetches the call that will most likely be opened next. */
    prefetch: createPrefetch({ cache, whenIdle, wait }),

    listen: (): (() => void) => {
      const stops = [recordings.listen(), bridge.on('sync:status', onStatus)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
