import type { Transcript } from '../../../src-shared/transcript.ts';

/**
 * When each line begins, in ms of the recording: a turn at its first timed word, a message where
 * Retell says so, anything else when the words before it have ended. -1 where nothing is known.
 */
export function entryTimes(transcript: Transcript): Float64Array {
  const { entries, words } = transcript;
  const times = new Float64Array(entries.length).fill(-1);
  let spokenUntil = -1;
  entries.forEach((entry, index) => {
    if (entry.kind === 'turn') {
      for (let word = entry.firstWord; word >= 0 && word <= entry.lastWord; word += 1) {
        const start = words.startMs[word] ?? -1;
        if (start < 0) continue;
        if ((times[index] ?? -1) < 0) times[index] = start;
        spokenUntil = Math.max(spokenUntil, start, words.endMs[word] ?? -1);
      }
      return;
    }
    const at = entry.kind === 'sms' || entry.kind === 'injected' ? entry.atMs : undefined;
    times[index] = at ?? spokenUntil;
  });
  return times;
}

/** The last line that has begun at `ms`; 0 when none has. */
export function entryAt(times: Float64Array, ms: number): number {
  let best = 0;
  let bestMs = -1;
  times.forEach((at, index) => {
    if (at >= 0 && at <= ms && at >= bestMs) {
      best = index;
      bestMs = at;
    }
  });
  return best;
}
