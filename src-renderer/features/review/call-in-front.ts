import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { OutputOf } from '../../../src-shared/ipc/contract.ts';
import type { HeldTranscript, HeldTranscripts } from './held-transcripts.ts';
import type { KeptPosition } from './kept-position.ts';
import { moveWords } from './moved-words.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { blankReview, type ReviewStore } from './store.ts';

export interface FrontDeps {
  readonly player: Player;
  readonly position: KeptPosition;
  readonly held: HeldTranscripts;
  /** No call is in front any more. */
  readonly onGone: () => void;
  /** Whether the view goes with the spoken word in a call that opens. */
  readonly follows: () => boolean;
}

/** Puts one call in the place of another, in one step: player, position and all that is shown. */
export const callInFront = (store: ReviewStore, deps: FrontDeps) => ({
  /** Takes the call of before off the desk. */
  clear: (): void => {
    deps.player.unload();
    deps.position.startAt(-1);
    deps.onGone();
  },

  /** `before` is what was held of its transcript when it was asked for. */
  show: (
    { transcript: sent, ...call }: OutputOf<'call:open'>,
    before: HeldTranscript | undefined,
  ): CallDetail => {
    const { player, position, held } = deps;
    const { positionMs, wordOffsetMs = 0 } = call;
    const transcript = moveWords(held.take(call.callId, sent, before), wordOffsetMs);
    const detail = { ...call, transcript };
    player.unload();
    position.startAt(positionMs);
    player.prepare({ positionMs, durationMs: detail.call.durationMs ?? 0 });
    store.setState({
      ...blankReview,
      load: { phase: 'ready', detail },
      wordOffsetMs,
      following: deps.follows(),
    });
    player.clock.follow(readingOf(transcript).line);
    return detail;
  },
});
