import type { Transcript, TranscriptEntry } from '../../../src-shared/transcript.ts';

/**
 * When each line begins, in ms of the recording: a turn at its first timed word, a message where
 * Retell says so, anything else when the words before it have ended. -1 where nothing is known.
 */
export function entryTimes(transcript: Transcript): Float64Array {
  const times = new Float64Array(transcript.entries.length).fill(-1);
  let spokenUntil = -1;
  transcript.entries.forEach((entry, index) => {
    if (entry.kind === 'turn') {
      const { startMs, endMs } = spokenStretch(transcript, entry);
      times[index] = startMs;
      spokenUntil = Math.max(spokenUntil, endMs);
    } else {
      times[index] = ownTime(entry) ?? spokenUntil;
    }
  });
  return times;
}

const ownTime = (entry: TranscriptEntry): number | undefined =>
  entry.kind === 'sms' || entry.kind === 'injected' ? entry.atMs : undefined;

/** From the first timed word's start to the last sound of the turn; -1 and -1 without times. */
function spokenStretch(
  { words }: Transcript,
  turn: { readonly firstWord: number; readonly lastWord: number },
): { readonly startMs: number; readonly endMs: number } {
  let startMs = -1;
  let endMs = -1;
  for (let word = Math.max(0, turn.firstWord); word <= turn.lastWord; word += 1) {
    const start = words.startMs[word] ?? -1;
    if (start < 0) continue;
    if (startMs < 0) startMs = start;
    endMs = Math.max(endMs, start, words.endMs[word] ?? -1);
  }
  return { startMs, endMs };
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
