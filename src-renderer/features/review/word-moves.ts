import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { receivedTranscript } from '../../../src-shared/sent-call.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { moveWords } from './moved-words.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { openDetail, type ReviewStore } from './store.ts';

interface MoveDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly takeStock: () => void;
  readonly newId: () => string;
}

/** One press of the key; less can hardly be heard. */
export const nudgeMs = 20;
/** Far more than any drift between words and recording. */
const mostMovedMs = 10_000;

/** Another transcript of the call in front: words moved in time, or with what was scrubbed. */
export function wordMoves(store: ReviewStore, deps: MoveDeps) {
  const { bridge, player } = deps;

  const show = (transcript: Transcript, wordOffsetMs: number): void => {
    const detail = openDetail(store.getState());
    if (detail === undefined) return;
    store.setState({
      load: { phase: 'ready', detail: { ...detail, transcript } },
      wordOffsetMs,
    });
    player.clock.follow(readingOf(transcript).line);
    deps.takeStock();
  };

  const moveTo = (offsetMs: number): void => {
    const detail = openDetail(store.getState());
    if (detail === undefined || detail.transcript.words.count === 0) return;
    const kept = Math.min(mostMovedMs, Math.max(-mostMovedMs, offsetMs));
    show(moveWords(detail.transcript, kept), kept);
    // Written beside the position, and like it no lost work when it can't be.
    void bridge.request('call:word-offset', { callId: detail.callId, offsetMs: kept });
  };

  return {
    nudge: (steps: 1 | -1): void => moveTo(store.getState().wordOffsetMs + steps * nudgeMs),
    resetWords: (): void => moveTo(0),

    /** Shows what Retell scrubbed, once the history holds who asked for it; else the reason why not. */
    unmask: async (): Promise<AppError | undefined> => {
      const { opening, ...state } = store.getState();
      const callId = openDetail(state)?.callId;
      if (callId === undefined) return undefined;
      const reply = await bridge.request('call:unmask', { requestId: deps.newId(), callId });
      if (store.getState().opening !== opening) return undefined;
      if (!reply.ok) return reply.error;
      const { transcript } = reply.value;
      if (!('words' in transcript)) throw new Error('A transcript was held that nobody asked for');
      const { wordOffsetMs } = store.getState();
      // Places in the scrubbed text are no places in this one.
      store.setState({ selection: undefined, finding: undefined, unmasked: true });
      show(moveWords(receivedTranscript(transcript), wordOffsetMs), wordOffsetMs);
      return undefined;
    },
  };
}

export type WordMoves = ReturnType<typeof wordMoves>;
