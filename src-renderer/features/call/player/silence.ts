import { firstIndex } from '../../../../src-shared/kit/first-index.ts';
import { loudnessOf, quietSpansIn } from '../../../../src-shared/markers/analysis/loudness.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import type { WordColumns } from '../../../../src-shared/transcript.ts';

/** A range of the recording, for example a silence or a loop. */
export interface TimeRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** Assumed length of a word without an end time, as in `spoken-word.ts`. */
const defaultWordMs = 200;

/** Gaps of more than `longerThanMs` in which no speaker says a word, in order of time. */
export function gapsBetweenWords(words: WordColumns, longerThanMs: number): readonly TimeRange[] {
  const spoken: TimeRange[] = [];
  for (let word = 0; word < words.count; word += 1) {
    const startMs = words.startMs[word] ?? -1;
    if (startMs < 0) continue;
    const end = words.endMs[word] ?? -1;
    spoken.push({ startMs, endMs: end > startMs ? end : startMs + defaultWordMs });
  }
  spoken.sort((a, b) => a.startMs - b.startMs);
  const gaps: TimeRange[] = [];
  let quietFrom: number | undefined;
  for (const { startMs, endMs } of spoken) {
    if (quietFrom !== undefined && startMs - quietFrom > longerThanMs) {
      gaps.push({ startMs: quietFrom, endMs: startMs });
    }
    quietFrom = Math.max(quietFrom ?? 0, endMs);
  }
  return gaps;
}

/** Shorter pauses are part of natural speech and are never skipped. */
export const minSkippedSilenceMs = 1000;

/**
 * The silences according to the recording, with one channel or two. A gap between words that is not
 * silent is not skipped; without word timing, the audio alone decides. Undefined when speech cannot
 * be told from noise.
 */
export function silencesInAudio(
  words: WordColumns,
  peaks: Peaks,
  durationMs: number,
): readonly TimeRange[] | undefined {
  const loudness = loudnessOf(peaks);
  if (loudness === undefined) return undefined;
  const between = gapsBetweenWords(words, minSkippedSilenceMs);
  const isTimed = words.startMs.some((ms) => ms >= 0);
  const pauses = isTimed ? between : [{ startMs: 0, endMs: durationMs }];
  return pauses
    .flatMap((pause) => quietSpansIn(loudness, pause))
    .filter(({ startMs, endMs }) => endMs - startMs > minSkippedSilenceMs);
}

/** Kept on both sides of a silence, so that no word is clipped. */
const silencePaddingMs = 150;

/** A media element reads back a rounded position, so a shorter jump could repeat for ever. */
const minJumpMs = 5;

/** Where to jump to when `ms` lies inside a silence; undefined outside. */
export function endOfSilence(gaps: readonly TimeRange[], ms: number): number | undefined {
  const gap = gaps[firstIndex(0, gaps.length, (index) => (gaps[index]?.endMs ?? 0) > ms)];
  if (gap === undefined || ms < gap.startMs + silencePaddingMs) return undefined;
  const target = gap.endMs - silencePaddingMs;
  return target - ms > minJumpMs ? target : undefined;
}
