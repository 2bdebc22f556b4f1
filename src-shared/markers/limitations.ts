import type { ResponseTimes } from './rules/response-time.ts';
import type { DeadAir } from './rules/dead-air.ts';
import type { CallAnalysis } from './analysis/call-analysis.ts';
import type { LatencyMatch } from './analysis/latency-match.ts';
import type { Limitation, LimitationKind, MarkersInput } from '../marker.ts';
import type { Overlaps } from './rules/overlap.ts';
import { isTimed } from './analysis/timeline.ts';
import { limitationText } from './rules/marker-text.ts';

/** What the rules report about cases that they could not decide. */
interface Findings {
  readonly deadAir: DeadAir;
  readonly overlaps: Overlaps;
  readonly responses: ResponseTimes;
  readonly match: LatencyMatch;
}

/** Lists what could not be detected in this call, instead of guessing. */
export function findLimitations(
  input: MarkersInput,
  analysis: CallAnalysis,
  found: Findings,
): Limitation[] {
  const limitations: Limitation[] = [];
  const add = (kind: LimitationKind, text: string): void => {
    limitations.push({ kind, text });
  };
  if (isChat(analysis)) {
    add('chat', limitationText.chat());
    return limitations;
  }
  wordLimitations(analysis, found, add);
  recordingLimitations(input, analysis, add);
  if (analysis.source === 'none') return limitations;
  if (found.deadAir.notSilent > 0) {
    add('sound-without-words', limitationText['sound-without-words'](found.deadAir.notSilent));
  }
  if (found.overlaps.notHeard > 0) {
    add('overlap-not-heard', limitationText['overlap-not-heard'](found.overlaps.notHeard));
  }
  if (analysis.lengthMs === undefined) add('no-length', limitationText['no-length']());
  if (found.responses.all.length > 0) latencyLimitations(found.match, add);
  return limitations;
}

type Add = (kind: LimitationKind, text: string) => void;

const isChat = ({ source, transcript }: CallAnalysis): boolean =>
  source === 'none' &&
  transcript.entries.some((entry) => entry.kind === 'turn' && entry.sentMs !== undefined);

function wordLimitations({ transcript, source }: CallAnalysis, found: Findings, add: Add): void {
  const hasText = transcript.entries.some(({ kind }) => kind === 'turn');
  if (source !== 'words' && hasText) {
    add('no-word-times', limitationText['no-word-times'](source === 'channels'));
  } else if (source === 'none') add('nothing-to-go-by', limitationText['nothing-to-go-by']());
  if (source !== 'words') return;
  const { words } = transcript;
  let bad = 0;
  for (let word = 0; word < words.count; word += 1) if (!isTimed(words, word)) bad += 1;
  if (bad > 0) add('untrusted-times', limitationText['untrusted-times'](bad, words.count));
  const { deadAir, responses: answers } = found;
  if (deadAir.uncertain > 0)
    add('unjudged-pauses', limitationText['unjudged-pauses'](deadAir.uncertain));
  if (answers.uncertain > 0) {
    add('unjudged-answers', limitationText['unjudged-answers'](answers.uncertain));
  }
}

function recordingLimitations(input: MarkersInput, analysis: CallAnalysis, add: Add): void {
  const { source, loudness } = analysis;
  const isMono = hasOneChannel(input);
  if (isMono) add('mono', limitationText.mono(source === 'channels', input.peaks !== undefined));
  if (input.peaks && !loudness) add('noisy-recording', limitationText['noisy-recording']());
  if (source !== 'channels' || isMono || !loudness) return;
  if (loudness.channels.some(({ speaker }) => speaker === 'unknown')) {
    add('unknown-channels', limitationText['unknown-channels']());
  }
}

const hasOneChannel = ({ peaks, media }: MarkersInput): boolean =>
  peaks ? peaks.channels.length === 1 : media?.recording === true && !media.multiChannel;

function latencyLimitations(match: LatencyMatch, add: Add): void {
  if (match.state === 'absent') add('no-latency', limitationText['no-latency']());
  else if (match.state !== 'matched') {
    add('latency-unmatched', limitationText['latency-unmatched'](match));
  }
}
