import type { Speaker } from '../call.ts';
import type { Transcript } from '../transcript.ts';
import { isBackchannel } from './backchannel.ts';
import type { Ground } from './ground.ts';
import type { Mark, Monologue, TalkShare } from './mark.ts';
import type { Utterance } from './speech.ts';
import { thresholds } from './thresholds.ts';
import { say } from './words.ts';

/** How much of all speech is whose, the most talkative first. */
export function talkShares({ speech }: Ground): TalkShare[] {
  const bySpeaker = new Map<Speaker, number>();
  let all = 0;
  for (const { speaker, startMs, endMs } of speech.segments) {
    // A mixed channel says that somebody speaks, never who.
    if (speaker === 'mixed') continue;
    bySpeaker.set(speaker, (bySpeaker.get(speaker) ?? 0) + endMs - startMs);
    all += endMs - startMs;
  }
  return [...bySpeaker]
    .filter(([, ms]) => ms > 0)
    .map(([speaker, ms]) => ({ speaker, ms, share: ms / all }))
    .toSorted((a, b) => b.ms - a.ms);
}

/** The longest that one speaks without another taking a turn or a pause that is dead air. */
export function longestMonologue({ speech, transcript }: Ground): Monologue | undefined {
  let longest: Utterance | undefined;
  let current: Utterance | undefined;
  for (const said of speech.utterances) {
    if (said.speaker === 'mixed' || isListening(transcript, current, said)) continue;
    current = goesOn(current, said);
    if (!longest || lengthOf(current) > lengthOf(longest)) longest = current;
  }
  if (longest === undefined) return undefined;
  const { speaker, startMs, endMs, firstWord, lastWord } = longest;
  return { speaker, startMs, endMs, ...(firstWord < 0 ? {} : { firstWord, lastWord }) };
}

const isListening = (transcript: Transcript, to: Utterance | undefined, said: Utterance): boolean =>
  to !== undefined && to.speaker !== said.speaker && isBackchannel(transcript, said);

function goesOn(before: Utterance | undefined, said: Utterance): Utterance {
  if (before?.speaker !== said.speaker) return said;
  if (said.startMs - before.endMs > thresholds.deadAir) return said;
  return { ...before, endMs: Math.max(before.endMs, said.endMs), lastWord: said.lastWord };
}

const lengthOf = ({ startMs, endMs }: Utterance): number => endMs - startMs;

/** The longest monologue as a mark, when it is long at all. */
export function monologueMarks({ transcript }: Ground, found: Monologue | undefined): Mark[] {
  if (!found || found.endMs - found.startMs < thresholds.monologue) return [];
  const { firstWord } = found;
  const entry = firstWord === undefined ? undefined : transcript.words.entry[firstWord];
  const label = say.monologue(found.endMs - found.startMs, found.speaker);
  return [{ kind: 'monologue', ...found, ...(entry === undefined ? {} : { entry }), label }];
}
