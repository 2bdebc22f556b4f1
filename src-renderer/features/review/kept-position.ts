import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Player } from './player.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface PositionDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Pick<Player, 'nowMs'>;
}

/** The position is written this long after a seek, and this often while playing. */
const everyMs = 1000;

/** Remembers with each call where the reviewer was in it. */
export function keptPosition(store: ReviewStore, { bridge, player }: PositionDeps) {
  let savedMs = -1;
  let lastSave = 0;
  let later: ReturnType<typeof setTimeout> | undefined;

  /** Resolves when the library has it, or could not take it. */
  const save = async (): Promise<void> => {
    clearTimeout(later);
    later = undefined;
    lastSave = performance.now();
    const detail = openDetail(store.getState());
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
    saveNowAndThen: (): void => {
      const waitMs = lastSave + everyMs - performance.now();
      if (waitMs <= 0) void save();
      else later ??= setTimeout(() => void save(), waitMs);
    },

    /** Another call begins here. */
    startAt: (positionMs: number): void => {
      savedMs = positionMs;
    },
  };
}

export type KeptPosition = ReturnType<typeof keptPosition>;
