import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { askingFor, type HeldTranscripts } from './held-transcripts.ts';
import type { KeptPosition } from './kept-position.ts';
import { moveWords } from './moved-words.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { blankReview, openDetail, type ReviewStore } from './store.ts';

interface OpenDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly position: KeptPosition;
  readonly held: HeldTranscripts;
  readonly openRecording: (detail: CallDetail) => Promise<void>;
  /** Finds marks and pauses by what is known of the open call. */
  readonly takeStock: () => void;
  /** Runs a thing when what is shown now is on the screen: reading comes before counting. */
  readonly afterPaint: (run: () => void) => void;
  readonly showSought: (search: string) => void;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly onLeave: () => void;
  /** The work of the call that is now in front. */
  readonly onReady: (detail: CallDetail) => void;
}

/** Opens calls one over another without ever mixing two of them. */
export function openCallActions(store: ReviewStore, deps: OpenDeps) {
  const { bridge, player, position, held } = deps;
  /** Every opening and closing makes what was asked for before it no longer wanted. */
  let turn = 0;
  const nextTurn = (): number => {
    turn += 1;
    return turn;
  };

  const leave = (): void => {
    void position.save();
    player.unload();
    position.startAt(-1);
  };

  return {
    /** `sought` is what the queue was searched for: the call opens at its first hit. */
    open: async (callId: CallId, sought?: string): Promise<void> => {
      const opening = nextTurn();
      deps.onLeave();
      // The same call again has to know where it was left; any other need not wait for that.
      if (openDetail(store.getState())?.callId === callId) await position.save();
      if (turn !== opening) return;
      const before = held.of(callId);
      const asked = bridge.request('call:open', askingFor(callId, before));
      leave();
      store.setState({ ...blankReview, opening, load: { phase: 'loading', callId } });
      const reply = await asked;
      if (turn !== opening) return;
      if (!reply.ok) {
        store.setState({ load: { phase: 'failed', callId, error: reply.error } });
        return;
      }
      const { transcript: sent, ...call } = reply.value;
      const { positionMs, wordOffsetMs = 0 } = call;
      const transcript = moveWords(held.take(callId, sent, before), wordOffsetMs);
      const detail = { ...call, transcript };
      const { line } = readingOf(transcript);
      position.startAt(positionMs);
      player.prepare({ positionMs, durationMs: detail.call.durationMs ?? 0 });
      store.setState({ load: { phase: 'ready', detail }, wordOffsetMs });
      player.clock.follow(line);
      if (sought !== undefined) deps.showSought(sought);
      deps.onReady(detail);
      deps.afterPaint(() => {
        if (store.getState().opening === opening) deps.takeStock();
      });
      await deps.openRecording(detail);
    },

    close: (): void => {
      const opening = nextTurn();
      deps.onLeave();
      leave();
      store.setState({ ...blankReview, opening, load: { phase: 'idle' } });
    },
  };
}
