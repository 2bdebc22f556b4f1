import { entryMoments } from '../../../../src-shared/markers/analysis/timeline.ts';
import { createSpokenWordTimeline, type SpokenWordTimeline } from '../../../lib/spoken-word.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { gapsBetweenWords, minSkippedSilenceMs, type TimeRange } from '../player/silence.ts';

/** The last line that has begun at `ms`; 0 when none has. */
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

/** What follows from a transcript's words alone and is needed many times a second. */
export interface TranscriptTiming {
  readonly timeline: SpokenWordTimeline;
  /** When each line begins, in ms of the recording; -1 where nothing is known. */
  readonly entryTimes: Float64Array;
  readonly gaps: readonly TimeRange[];
}

const timings = new WeakMap<Transcript, TranscriptTiming>();

/** Worked out once for a transcript, and forgotten with it. */
export function timingOf(transcript: Transcript): TranscriptTiming {
  const known = timings.get(transcript);
  if (known !== undefined) return known;
  let gaps: readonly TimeRange[] | undefined;
  const timing: TranscriptTiming = {
    timeline: createSpokenWordTimeline(transcript.words),
    entryTimes: entryMoments(transcript).atMs,
    // Not needed before the call plays, so not worked out before its first words are seen.
    get gaps() {
      return (gaps ??= gapsBetweenWords(transcript.words, minSkippedSilenceMs));
    },
  };
  timings.set(transcript, timing);
  return timing;
}
