import type { Speaker } from '../../call.ts';
import type { Transcript } from '../../transcript.ts';
import { isBackchannel } from './backchannel.ts';
import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker, Monologue, TalkShare } from '../../marker.ts';
import type { Utterance } from '../analysis/speech.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { markerText } from './marker-text.ts';

/** Each speaker's share of all speech, largest first. */
export function talkShares({ speech }: CallAnalysis): TalkShare[] {
  const bySpeaker = new Map<Speaker, number>();
  let all = 0;
  for (const { speaker, startMs, endMs } of speech.segments) {
    // A mixed channel shows that somebody speaks, but not who.
    if (speaker === 'mixed') continue;
    bySpeaker.set(speaker, (bySpeaker.get(speaker) ?? 0) + endMs - startMs);
    all += endMs - startMs;
  }
  return [...bySpeaker]
    .filter(([, ms]) => ms > 0)
    .map(([speaker, ms]) => ({ speaker, ms, share: ms / all }))
    .toSorted((a, b) => b.ms - a.ms);
}

/** The longest time that one person speaks without another's turn or dead air in between. */
export function longestMonologue({ speech, transcript }: CallAnalysis): Monologue | undefined {
  let longest: Utterance | undefined;
  let current: Utterance | undefined;
  for (const utterance of speech.utterances) {
    if (utterance.speaker === 'mixed' || isListening(transcript, current, utterance)) continue;
    current = continueTurn(current, utterance);
    if (!longest || lengthOf(current) > lengthOf(longest)) longest = current;
  }
  if (longest === undefined) return undefined;
  const { speaker, startMs, endMs, firstWord, lastWord } = longest;
  return { speaker, startMs, endMs, ...(firstWord < 0 ? {} : { firstWord, lastWord }) };
}

const isListening = (
  transcript: Transcript,
  to: Utterance | undefined,
  utterance: Utterance,
): boolean =>
  to !== undefined && to.speaker !== utterance.speaker && isBackchannel(transcript, utterance);

function continueTurn(before: Utterance | undefined, next: Utterance): Utterance {
  if (before?.speaker !== next.speaker) return next;
  if (next.startMs - before.endMs > thresholds.deadAir) return next;
  return { ...before, endMs: Math.max(before.endMs, next.endMs), lastWord: next.lastWord };
}

const lengthOf = ({ startMs, endMs }: Utterance): number => endMs - startMs;

/** The longest monologue as a marker, if it is 10 s or longer. */
export function monologueMarkers(
  { transcript }: CallAnalysis,
  found: Monologue | undefined,
): Marker[] {
  if (!found || found.endMs - found.startMs < thresholds.monologue) return [];
  const { firstWord } = found;
  const entry = firstWord === undefined ? undefined : transcript.words.entry[firstWord];
  const label = markerText.monologue(found.endMs - found.startMs, found.speaker);
  return [{ kind: 'monologue', ...found, ...(entry === undefined ? {} : { entry }), label }];
}
