import { entryMoments } from '../../../../src-shared/markers/analysis/timeline.ts';
import { createSpokenWordTimeline, type SpokenWordTimeline } from '../../../lib/spoken-word.ts';
import { wordTrust, type Transcript } from '../../../../src-shared/transcript.ts';
import { gapsBetweenWords, minSkippedSilenceMs, type TimeRange } from '../player/silence.ts';

/** Index of the last entry that has begun at `ms`; 0 when none has. */
export function entryAt(entryTimes: Float64Array, ms: number): number {
  let best = 0;
  let bestMs = -1;
  entryTimes.forEach((at, index) => {
    if (at >= 0 && at <= ms && at >= bestMs) {
      best = index;
      bestMs = at;
    }
  });
  return best;
}

/** Derived from the transcript alone, and needed many times a second. */
export interface TranscriptTiming {
  readonly timeline: SpokenWordTimeline;
  /** When each entry begins, in ms of the recording; -1 where unknown. */
  readonly entryTimes: Float64Array;
  /** End of the last spoken word in ms; 0 without word timing. */
  readonly lastWordMs: number;
  readonly gaps: readonly TimeRange[];
}

/** Words with impossible times don't count: a single one could make the timeline days long. */
function lastWordEnd({ words }: Transcript): number {
  let last = 0;
  for (let word = 0; word < words.count; word += 1) {
    if (words.trust[word] === wordTrust.impossible) continue;
    last = Math.max(last, words.startMs[word] ?? -1, words.endMs[word] ?? -1);
  }
  return last;
}

const timings = new WeakMap<Transcript, TranscriptTiming>();

/** Computed once per transcript. */
export function timingOf(transcript: Transcript): TranscriptTiming {
  const known = timings.get(transcript);
  if (known !== undefined) return known;
  let gaps: readonly TimeRange[] | undefined;
  const timing: TranscriptTiming = {
    timeline: createSpokenWordTimeline(transcript.words),
    entryTimes: entryMoments(transcript).atMs,
    lastWordMs: lastWordEnd(transcript),
    // Needed only when the call plays, so it does not delay the first paint.
    get gaps() {
      return (gaps ??= gapsBetweenWords(transcript.words, minSkippedSilenceMs));
    },
  };
  timings.set(transcript, timing);
  return timing;
}
