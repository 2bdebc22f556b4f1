import type { WordColumns } from '../../../src-shared/transcript.ts';

/** A stretch in which nobody says a word. */
export interface Gap {
  readonly startMs: number;
  readonly endMs: number;
}

/** A word without an end is taken to last this long, as the spoken-word line does. */
const defaultWordMs = 200;

/** Pauses between words that are longer than `longerThanMs`, whoever speaks, in order of time. */
export function gapsBetweenWords(words: WordColumns, longerThanMs: number): readonly Gap[] {
  const spoken: Gap[] = [];
  for (let word = 0; word < words.count; word += 1) {
    const startMs = words.startMs[word] ?? -1;
    if (startMs < 0) continue;
    const end = words.endMs[word] ?? -1;
    spoken.push({ startMs, endMs: end > startMs ? end : startMs + defaultWordMs });
  }
  spoken.sort((a, b) => a.startMs - b.startMs);
  const gaps: Gap[] = [];
  let quietFrom: number | undefined;
  for (const { startMs, endMs } of spoken) {
    if (quietFrom !== undefined && startMs - quietFrom > longerThanMs) {
      gaps.push({ startMs: quietFrom, endMs: startMs });
    }
    quietFrom = Math.max(quietFrom ?? 0, endMs);
  }
  return gaps;
}

/** Breath left on both sides of a pause, so that no word loses its edge. */
const breathMs = 150;

/** Where to jump to when `ms` lies inside a pause; undefined outside. */
export function endOfSilence(gaps: readonly Gap[], ms: number): number | undefined {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((gaps[middle]?.endMs ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  const gap = gaps[low];
  if (gap === undefined || ms < gap.startMs + breathMs) return undefined;
  const target = gap.endMs - breathMs;
  return target > ms ? target : undefined;
}
