import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { blankReview, openDetail, type ReviewStore } from './store.ts';

interface OpenDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly openRecording: (detail: CallDetail) => Promise<void>;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly onLeave: () => void;
  /** The work of the call that is now in front. */
  readonly onReady: (detail: CallDetail) => void;
}

/** The position is written this long after a seek, and this often while playing. */
const positionEveryMs = 3000;

/** Opens calls one over another without ever mixing two of them. */
export function openCallActions(store: ReviewStore, deps: OpenDeps) {
  let savedMs = -1;
  let lastSave = 0;

  const stillWaitingFor = (callId: CallId): boolean => {
    const { load } = store.getState();
    return load.phase === 'loading' && load.callId === callId;
  };

  /** Resolves when the library has it, or could not take it. */
  const savePosition = async (): Promise<void> => {
    const detail = openDetail(store.getState());
    if (detail === undefined) return;
    const positionMs = Math.max(0, Math.round(deps.player.nowMs()));
    if (positionMs === savedMs) return;
    savedMs = positionMs;
    // A lost place is no lost work: the next write brings it, and failing says nothing new.
    await deps.bridge.request('call:position', { callId: detail.callId, positionMs });
  };

  const leave = (): void => {
    deps.onLeave();
    void savePosition();
    deps.player.unload();
    savedMs = -1;
  };

  return {
    open: async (callId: CallId): Promise<void> => {
      leave();
      store.setState({ ...blankReview, load: { phase: 'loading', callId } });
      const reply = await deps.bridge.request('call:open', { callId });
      if (!stillWaitingFor(callId)) return;
      if (!reply.ok) {
        store.setState({ load: { phase: 'failed', callId, error: reply.error } });
        return;
      }
      const detail = reply.value;
      const { line, gaps } = readingOf(detail.transcript);
      const { positionMs } = detail;
      savedMs = positionMs;
      deps.player.prepare({ positionMs, durationMs: detail.call.durationMs ?? 0, gaps });
      store.setState({ load: { phase: 'ready', detail } });
      deps.player.clock.follow(line);
      deps.onReady(detail);
      await deps.openRecording(detail);
    },

    close: (): void => {
      leave();
      store.setState({ ...blankReview, load: { phase: 'idle' } });
    },

    savePosition,

    /** Cheap enough to be called every frame. */
    savePositionNowAndThen: (nowMs: number): void => {
      if (nowMs - lastSave < positionEveryMs) return;
      lastSave = nowMs;
      void savePosition();
    },
  };
}
