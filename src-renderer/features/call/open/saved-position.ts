import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { Player } from '../player/player.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

interface PositionDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Pick<Player, 'nowMs'>;
}

/** How often the position is saved while it changes. */
const saveIntervalMs = 1000;

/** Saves the playback position of each call. */
export function createSavedPosition(store: CallDeskStore, { bridge, player }: PositionDeps) {
  let savedMs = -1;
  let lastSavedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Resolves when the position is saved or could not be saved. */
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    lastSavedAt = performance.now();
    const detail = currentDetail(store.getState());
    if (detail === undefined) return;
    const positionMs = Math.max(0, Math.round(player.nowMs()));
    if (positionMs === savedMs) return;
    savedMs = positionMs;
    // A lost position is not lost work, and the next save repairs it, so an error is not reported.
    await bridge.request('call:position', { callId: detail.callId, positionMs });
  };

  return {
    save,

    /** Can be called every frame; the last position is always saved. */
    saveThrottled: (): void => {
      const waitMs = lastSavedAt + saveIntervalMs - performance.now();
      if (waitMs <= 0) void save();
      else timer ??= setTimeout(() => void save(), waitMs);
    },

    /** The position at which another call opens. */
    startAt: (positionMs: number): void => {
      savedMs = positionMs;
    },
  };
}

export type SavedPosition = ReturnType<typeof createSavedPosition>;
