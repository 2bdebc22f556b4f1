import { entryMoments } from '../../../src-shared/marks/entry-moments.ts';
import { spokenWordLine, type SpokenWordLine } from '../../../src-shared/spoken-word.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import { gapsBetweenWords, skippedSilenceMs, type Gap } from './silence.ts';

/** What follows from a transcript's words alone and is needed many times a second. */
export interface Reading {
  readonly line: SpokenWordLine;
  /** When each line begins, in ms of the recording; -1 where nothing is known. */
  readonly times: Float64Array;
  readonly gaps: readonly Gap[];
}

const known = new WeakMap<Transcript, Reading>();

/** Worked out once for a transcript, and forgotten with it. */
export function readingOf(transcript: Transcript): Reading {
  const before = known.get(transcript);
  if (before !== undefined) return before;
  let gaps: readonly Gap[] | undefined;
  const reading: Reading = {
    line: spokenWordLine(transcript.words),
    times: entryMoments(transcript).atMs,
    // Not needed before the call plays, so not worked out before its first words are seen.
    get gaps() {
      return (gaps ??= gapsBetweenWords(transcript.words, skippedSilenceMs));
    },
  };
  known.set(transcript, reading);
  return reading;
}
