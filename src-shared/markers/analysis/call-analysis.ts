import type { Transcript } from '../../transcript.ts';
import { countBetweenWords, type BetweenWords } from './between-words.ts';
import { entryMoments, type EntryMoments } from './timeline.ts';
import { loudnessOf, speechOfChannels, type Loudness } from './loudness.ts';
import type { CallMarkers, MarkersInput } from '../../marker.ts';
import { speechOfWords, type Speech } from './speech.ts';

/** What every rule builds upon, worked out once. */
export interface CallAnalysis {
  readonly transcript: Transcript;
  readonly between: BetweenWords;
  readonly moments: EntryMoments;
  readonly speech: Speech;
  readonly source: CallMarkers['source'];
  /** Absent without peaks, and where noise makes them useless. */
  readonly loudness: Loudness | undefined;
  /** The length of the call, where it is known. */
  readonly lengthMs: number | undefined;
}

/** Speech by the words; where none has a time, by the loudness of the channels. */
export function analyseCall({ transcript, durationMs, peaks }: MarkersInput): CallAnalysis {
  const lengthMs = isValidLength(durationMs) ? durationMs : undefined;
  const between = countBetweenWords(transcript);
  const loudness = peaks && loudnessOf(peaks);
  const moments = entryMoments(transcript, lengthMs);
  const base = { transcript, between, moments, loudness, lengthMs };
  const wordSpeech = speechOfWords(transcript, between, lengthMs);
  if (wordSpeech.segments.length > 0) return { ...base, speech: wordSpeech, source: 'words' };
  const speech = loudness ? speechOfChannels(loudness, lengthMs) : wordSpeech;
  return { ...base, speech, source: speech.segments.length > 0 ? 'channels' : 'none' };
}

const isValidLength = (ms: number | undefined): ms is number =>
  ms !== undefined && ms > 0 && Number.isFinite(ms);
