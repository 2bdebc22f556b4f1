import type { Transcript } from '../../../../src-shared/transcript.ts';
import type { AppBridge } from '../../../../src-shared/ipc/contract.ts';
import { parseTranscript } from '../../../../src-shared/serialized-call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from './transcript-timing.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';

/** The original of each shifted transcript. */
const originals = new WeakMap<Transcript, Transcript>();

/**
 * The transcript with all word times shifted by `offsetMs`, always relative to the original, so that
 * shifting there and back restores the very same times. Words without a time stay without one.
 */
export function shiftWords(transcript: Transcript, offsetMs: number): Transcript {
  const original = originals.get(transcript) ?? transcript;
  if (offsetMs === 0) return original;
  const { words } = original;
  const shifted: Transcript = {
    ...original,
    words: { ...words, startMs: shiftTimes(words.startMs), endMs: shiftTimes(words.endMs) },
  };
  originals.set(shifted, original);
  return shifted;

  function shiftTimes(times: Float64Array): Float64Array {
    return times.map((ms) => (ms < 0 ? ms : Math.max(0, ms + offsetMs)));
  }
}

interface WordOffsetDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly player: Player;
  readonly updateMarkers: () => void;
  readonly newId: () => string;
}

/** One step. A smaller shift is hardly noticeable. */
export const nudgeMs = 20;
/** Far more than any drift between word timing and recording. */
const maxOffsetMs = 10_000;

/** Replaces the open call's transcript: with shifted word timing, or with the unredacted text. */
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
    // Stored like the position: if it fails, no work is lost.
    void bridge.request('call:word-offset', { callId: detail.callId, offsetMs: clampedMs });
  };

  return {
    nudge: (steps: 1 | -1): void => setOffset(store.getState().wordOffsetMs + steps * nudgeMs),
    resetOffset: (): void => setOffset(0),

    /** Shows the unredacted transcript after the history has recorded who asked for it; else returns the error. */
    showUnredacted: async (): Promise<AppError | undefined> => {
      const { generation, ...state } = store.getState();
      const callId = currentDetail(state)?.callId;
      if (callId === undefined) return undefined;
      const response = await bridge.request('call:unmask', { requestId: deps.newId(), callId });
      if (store.getState().generation !== generation) return undefined;
      if (!response.ok) return response.error;
      const { transcript } = response.value;
      if (!('words' in transcript))
        throw new Error('The unredacted transcript is missing from the response');
      const { wordOffsetMs } = store.getState();
      // Positions in the redacted text do not apply to this one.
      store.setState({ selection: undefined, find: undefined, showsUnredacted: true });
      showTranscript(shiftWords(parseTranscript(transcript), wordOffsetMs), wordOffsetMs);
      return undefined;
    },
  };
}

export type WordOffsetActions = ReturnType<typeof wordOffsetActions>;
