import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { KeptPosition } from './kept-position.ts';
import { moveWords } from './moved-words.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { blankReview, type ReviewStore } from './store.ts';

interface OpenDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly position: KeptPosition;
  readonly openRecording: (detail: CallDetail) => Promise<void>;
  /** Finds marks and pauses by what is known of the open call. */
  readonly takeStock: () => void;
  /** Runs a thing when what is shown now is on the screen: reading comes before counting. */
  readonly afterPaint: (run: () => void) => void;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly onLeave: () => void;
  /** The work of the call that is now in front. */
  readonly onReady: (detail: CallDetail) => void;
}

/** Opens calls one over another without ever mixing two of them. */
export function openCallActions(store: ReviewStore, deps: OpenDeps) {
  const { bridge, player, position } = deps;
  const stillWaitingFor = (callId: CallId): boolean => {
    const { load } = store.getState();
    return load.phase === 'loading' && load.callId === callId;
  };

  const leave = (): void => {
    deps.onLeave();
    void position.save();
    player.unload();
    position.startAt(-1);
  };

  return {
    open: async (callId: CallId): Promise<void> => {
      leave();
      const opening = store.getState().opening + 1;
      store.setState({ ...blankReview, opening, load: { phase: 'loading', callId } });
      const reply = await bridge.request('call:open', { callId });
      if (!stillWaitingFor(callId)) return;
      if (!reply.ok) {
        store.setState({ load: { phase: 'failed', callId, error: reply.error } });
        return;
      }
      const { positionMs, wordOffsetMs = 0 } = reply.value;
      const transcript = moveWords(reply.value.transcript, wordOffsetMs);
      const detail = { ...reply.value, transcript };
      const { line, gaps } = readingOf(transcript);
      position.startAt(positionMs);
      player.prepare({ positionMs, durationMs: detail.call.durationMs ?? 0, gaps });
      store.setState({ load: { phase: 'ready', detail }, wordOffsetMs });
      player.clock.follow(line);
      deps.onReady(detail);
      deps.afterPaint(() => {
        if (store.getState().opening === opening) deps.takeStock();
      });
      await deps.openRecording(detail);
    },

    close: (): void => {
      leave();
      store.setState({ ...blankReview, load: { phase: 'idle' } });
    },
  };
}
