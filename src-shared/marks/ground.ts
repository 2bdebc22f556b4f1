import type { Transcript } from '../transcript.ts';
import { betweenWords, type Between } from './between.ts';
import { entryMoments, type EntryMoments } from './entry-moments.ts';
import { loudnessOf, speechOfChannels, type Loudness } from './loudness.ts';
import type { Marks, MarksInput } from './mark.ts';
import { speechOfWords, type Speech } from './speech.ts';

/** What every rule builds upon, worked out once. */
export interface Ground {
  readonly transcript: Transcript;
  readonly between: Between;
  readonly moments: EntryMoments;
  readonly speech: Speech;
  readonly source: Marks['source'];
  /** Absent without peaks, and where noise makes them useless. */
  readonly loudness: Loudness | undefined;
  /** The length of the call, where it is known. */
  readonly lengthMs: number | undefined;
}

/** Speech by the words; where none has a time, by the loudness of the channels. */
export function groundOf({ transcript, durationMs, peaks }: MarksInput): Ground {
  const lengthMs = isLength(durationMs) ? durationMs : undefined;
  const between = betweenWords(transcript);
  const loudness = peaks && loudnessOf(peaks);
  const moments = entryMoments(transcript, lengthMs);
  const base = { transcript, between, moments, loudness, lengthMs };
  const ofWords = speechOfWords(transcript, between, lengthMs);
  if (ofWords.segments.length > 0) return { ...base, speech: ofWords, source: 'words' };
  const speech = loudness ? speechOfChannels(loudness, lengthMs) : ofWords;
  return { ...base, speech, source: speech.segments.length > 0 ? 'channels' : 'none' };
}

const isLength = (ms: number | undefined): ms is number =>
  ms !== undefined && ms > 0 && Number.isFinite(ms);
