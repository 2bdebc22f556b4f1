import type { Answers } from './answers.ts';
import type { DeadAir } from './dead-air.ts';
import type { Ground } from './ground.ts';
import type { LatencyMatch } from './latency-match.ts';
import type { Limit, LimitKind, MarksInput } from './mark.ts';
import type { Overlaps } from './overlap.ts';
import { isTimed } from './word-times.ts';
import { limitText } from './words.ts';

/** What the rules found out about what they can't tell. */
interface Findings {
  readonly deadAir: DeadAir;
  readonly overlaps: Overlaps;
  readonly answers: Answers;
  readonly match: LatencyMatch;
}

/** Everything that can't be told of this call, said rather than guessed. */
export function limitsOf(input: MarksInput, ground: Ground, found: Findings): Limit[] {
  const limits: Limit[] = [];
  const add = (kind: LimitKind, text: string): void => {
    limits.push({ kind, text });
  };
  if (isChat(ground)) {
    add('chat', limitText.chat());
    return limits;
  }
  wordLimits(ground, found, add);
  recordingLimits(input, ground, add);
  if (ground.source === 'none') return limits;
  if (found.deadAir.filled > 0) {
    add('sound-without-words', limitText['sound-without-words'](found.deadAir.filled));
  }
  if (found.overlaps.notHeard > 0) {
    add('overlap-not-heard', limitText['overlap-not-heard'](found.overlaps.notHeard));
  }
  if (ground.lengthMs === undefined) add('no-length', limitText['no-length']());
  if (found.answers.all.length > 0) latencyLimits(found.match, add);
  return limits;
}

type Add = (kind: LimitKind, text: string) => void;

const isChat = ({ source, transcript }: Ground): boolean =>
  source === 'none' &&
  transcript.entries.some((entry) => entry.kind === 'turn' && entry.sentMs !== undefined);

function wordLimits({ transcript, source }: Ground, found: Findings, add: Add): void {
  const hasText = transcript.entries.some(({ kind }) => kind === 'turn');
  if (source !== 'words' && hasText) {
    add('no-word-times', limitText['no-word-times'](source === 'channels'));
  } else if (source === 'none') add('nothing-to-go-by', limitText['nothing-to-go-by']());
  if (source !== 'words') return;
  const { words } = transcript;
  let bad = 0;
  for (let word = 0; word < words.count; word += 1) if (!isTimed(words, word)) bad += 1;
  if (bad > 0) add('untrusted-times', limitText['untrusted-times'](bad, words.count));
  const { deadAir, answers } = found;
  if (deadAir.unjudged > 0) add('unjudged-pauses', limitText['unjudged-pauses'](deadAir.unjudged));
  if (answers.unjudged > 0) {
    add('unjudged-answers', limitText['unjudged-answers'](answers.unjudged));
  }
}

function recordingLimits(input: MarksInput, ground: Ground, add: Add): void {
  const { source, loudness } = ground;
  const isMono = hasOneChannel(input);
  if (isMono) add('mono', limitText.mono(source === 'channels'));
  if (input.peaks && !loudness) add('noisy-recording', limitText['noisy-recording']());
  if (source !== 'channels' || isMono || !loudness) return;
  if (loudness.channels.some(({ speaker }) => speaker === 'unknown')) {
    add('unknown-channels', limitText['unknown-channels']());
  }
}

const hasOneChannel = ({ peaks, media }: MarksInput): boolean =>
  peaks ? peaks.channels.length === 1 : media?.recording === true && !media.multiChannel;

function latencyLimits(match: LatencyMatch, add: Add): void {
  if (match.state === 'absent') add('no-latency', limitText['no-latency']());
  else if (match.state !== 'matched') {
    add('latency-unmatched', limitText['latency-unmatched'](match));
  }
}
