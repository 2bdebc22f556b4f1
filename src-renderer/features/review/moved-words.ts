import type { Transcript } from '../../../src-shared/transcript.ts';

/** What Retell sent, for a transcript whose words were moved. */
const asSent = new WeakMap<Transcript, Transcript>();

/**
 * The transcript with all word times moved by so much, counted from where Retell has them: moving
 * there and back gives the very same times. Words without a time stay without one.
 */
export function moveWords(transcript: Transcript, offsetMs: number): Transcript {
  const sent = asSent.get(transcript) ?? transcript;
  if (offsetMs === 0) return sent;
  const { words } = sent;
  const moved: Transcript = {
    ...sent,
    words: { ...words, startMs: shifted(words.startMs), endMs: shifted(words.endMs) },
  };
  asSent.set(moved, sent);
  return moved;

  function shifted(times: Float64Array): Float64Array {
    return times.map((ms) => (ms < 0 ? ms : Math.max(0, ms + offsetMs)));
  }
}
