import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import type { Player } from '../player/player.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

interface PositionDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Pick<Player, 'nowMs'>;
}

/** The position is written this long after a seek, and this often while playing. */
const saveIntervalMs = 1000;

/** Remembers with each call where the reviewer was in it. */
export function createSavedPosition(store: CallDeskStore, { bridge, player }: PositionDeps) {
  let savedMs = -1;
  let lastSavedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Resolves when the library has it, or could not take it. */
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    lastSavedAt = performance.now();
    const detail = currentDetail(store.getState());
    if (detail === undefined) return;
    const positionMs = Math.max(0, Math.round(player.nowMs()));
    if (positionMs === savedMs) return;
    savedMs = positionMs;
    // A lost place is no lost work: the next write brings it, and failing says nothing new.
    await bridge.request('call:position', { callId: detail.callId, positionMs });
  };

  return {
    save,

    /** Cheap enough to be called every frame; the last of many is written too. */
    saveThrottled: (): void => {
      const waitMs = lastSavedAt + saveIntervalMs - performance.now();
      if (waitMs <= 0) void save();
      else timer ??= setTimeout(() => void save(), waitMs);
    },

    /** Another call begins here. */
    startAt: (positionMs: number): void => {
      savedMs = positionMs;
    },
  };
}

export type SavedPosition = ReturnType<typeof createSavedPosition>;
