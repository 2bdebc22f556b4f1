import { spokenWordLine, type SpokenWordLine } from '../../../src-shared/spoken-word.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import { entryTimes } from './entry-times.ts';
import { marksOf, type Mark } from './marks.ts';
import { gapsBetweenWords, type Gap } from './silence.ts';

/** What follows from a transcript's words alone and is needed many times a second. */
export interface Reading {
  readonly line: SpokenWordLine;
  readonly times: Float64Array;
  readonly gaps: readonly Gap[];
  readonly marks: readonly Mark[];
}

const skippedSilenceMs = 1000;
const known = new WeakMap<Transcript, Reading>();

/** Worked out once for a transcript, and forgotten with it. */
export function readingOf(transcript: Transcript): Reading {
  const before = known.get(transcript);
  if (before !== undefined) return before;
  const times = entryTimes(transcript);
  const reading: Reading = {
    line: spokenWordLine(transcript.words),
    times,
    gaps: gapsBetweenWords(transcript.words, skippedSilenceMs),
    marks: marksOf(transcript, times),
  };
  known.set(transcript, reading);
  return reading;
}
