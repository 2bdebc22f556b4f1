import type { Transcript } from '../../../../src-shared/transcript.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { fromSentTranscript } from '../../../../src-shared/sent-call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from './transcript-timing.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

/** Where the words stand, for the status line and the transport. */
export function wordOffsetText(offsetMs: number): string {
  if (offsetMs === 0) return 'Words where Retell has them';
  return `Words ${Math.abs(offsetMs)} ms ${offsetMs < 0 ? 'earlier' : 'later'}`;
}

/** What Retell sent, for a transcript whose words were moved. */
const originals = new WeakMap<Transcript, Transcript>();

/**
 * The transcript with all word times moved by so much, counted from where Retell has them: moving
 * there and back gives the very same times. Words without a time stay without one.
 */
export function shiftWords(transcript: Transcript, offsetMs: number): Transcript {
  const original = originals.get(transcript) ?? transcript;
  if (offsetMs === 0) return original;
  const { words } = original;
  const moved: Transcript = {
    ...original,
    words: { ...words, startMs: shifted(words.startMs), endMs: shifted(words.endMs) },
  };
  originals.set(moved, original);
  return moved;

  function shifted(times: Float64Array): Float64Array {
    return times.map((ms) => (ms < 0 ? ms : Math.max(0, ms + offsetMs)));
  }
}

interface WordOffsetDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly updateMarkers: () => void;
  readonly newId: () => string;
}

/** One press of the key; less can hardly be heard. */
export const nudgeMs = 20;
/** Far more than any drift between words and recording. */
const maxOffsetMs = 10_000;

/** Another transcript of the call in front: words moved in time, or with what was scrubbed. */
export function wordOffsetActions(store: CallDeskStore, deps: WordOffsetDeps) {
  const { bridge, player } = deps;

  const showTranscript = (transcript: Transcript, wordOffsetMs: number): void => {
    const detail = currentDetail(store.getState());
    if (detail === undefined) return;
    store.setState({
      load: { phase: 'ready', detail: { ...detail, transcript } },
      wordOffsetMs,
    });
    player.clock.setTimeline(timingOf(transcript).timeline);
    deps.updateMarkers();
  };

  const setOffset = (offsetMs: number): void => {
    const detail = currentDetail(store.getState());
    if (detail === undefined || detail.transcript.words.count === 0) return;
    const clampedMs = Math.min(maxOffsetMs, Math.max(-maxOffsetMs, offsetMs));
    showTranscript(shiftWords(detail.transcript, clampedMs), clampedMs);
    // Written beside the position, and like it no lost work when it can't be.
    void bridge.request('call:word-offset', { callId: detail.callId, offsetMs: clampedMs });
  };

  return {
    nudge: (steps: 1 | -1): void => setOffset(store.getState().wordOffsetMs + steps * nudgeMs),
    resetOffset: (): void => setOffset(0),

    /** Shows what Retell scrubbed, once the history holds who asked for it; else the reason why not. */
    unmask: async (): Promise<AppError | undefined> => {
      const { generation: opening, ...state } = store.getState();
      const callId = currentDetail(state)?.callId;
      if (callId === undefined) return undefined;
      const response = await bridge.request('call:unmask', { requestId: deps.newId(), callId });
      if (store.getState().generation !== opening) return undefined;
      if (!response.ok) return response.error;
      const { transcript } = response.value;
      if (!('words' in transcript)) throw new Error('A transcript was held that nobody asked for');
      const { wordOffsetMs } = store.getState();
      // Places in the scrubbed text are no places in this one.
      store.setState({ selection: undefined, find: undefined, unmasked: true });
      showTranscript(shiftWords(fromSentTranscript(transcript), wordOffsetMs), wordOffsetMs);
      return undefined;
    },
  };
}

export type WordOffsetActions = ReturnType<typeof wordOffsetActions>;
