import type { Transcript } from '../../transcript.ts';
import { createWordIntervals, type WordIntervals } from './word-intervals.ts';
import { entryMoments, type EntryMoments } from './timeline.ts';
import { loudnessOf, speechOfChannels, type Loudness } from './loudness.ts';
import type { CallMarkers, MarkersInput } from '../../marker.ts';
import { speechOfWords, type Speech } from './speech.ts';

/** The intermediate results that all rules share. */
export interface CallAnalysis {
  readonly transcript: Transcript;
  readonly intervals: WordIntervals;
  readonly moments: EntryMoments;
  readonly speech: Speech;
  readonly source: CallMarkers['source'];
  /** Absent without peaks, and where noise makes them useless. */
  readonly loudness: Loudness | undefined;
  /** The length of the call, where it is known. */
  readonly lengthMs: number | undefined;
}

/** Finds speech by word timing, or by the loudness of the channels where no word has a time. */
export function analyseCall({ transcript, durationMs, peaks }: MarkersInput): CallAnalysis {
  const lengthMs = isValidLength(durationMs) ? durationMs : undefined;
  const intervals = createWordIntervals(transcript);
  const loudness = peaks && loudnessOf(peaks);
  const moments = entryMoments(transcript, lengthMs);
  const base = { transcript, intervals, moments, loudness, lengthMs };
  const wordSpeech = speechOfWords(transcript, intervals, lengthMs);
  if (wordSpeech.segments.length > 0) return { ...base, speech: wordSpeech, source: 'words' };
  const speech = loudness ? speechOfChannels(loudness, lengthMs) : wordSpeech;
  return { ...base, speech, source: speech.segments.length > 0 ? 'channels' : 'none' };
}

const isValidLength = (ms: number | undefined): ms is number =>
  ms !== undefined && ms > 0 && Number.isFinite(ms);
