import type { Speaker } from '../call.ts';
import type { Transcript } from '../transcript.ts';
import { isBackchannel, wordText } from './backchannel.ts';
import type { Ground } from './ground.ts';
import type { Mark } from './mark.ts';
import { wordsUntil, type Overlap } from './overlap.ts';
import { eachWithFloor, type Utterance } from './speech.ts';
import { thresholds } from './thresholds.ts';
import { say } from './words.ts';

/** One begins while the other speaks, means more than “mm-hm”, and the other falls silent. */
export function findInterruptions(ground: Ground, overlaps: readonly Overlap[]): Mark[] {
  const { transcript, speech } = ground;
  // Without words nobody knows whether “mm-hm” was said or the sentence had ended.
  if (ground.source !== 'words') return [];
  const punctuated = speakersWithFullStops(transcript);
  const marks: Mark[] = [];
  for (const [by, over] of pairsIn(speech.utterances, overlaps)) {
    const isCutOff = punctuated.has(over.speaker) && !endsSentence(transcript, over.lastWord);
    if (!yields(over, by, isCutOff) || isBackchannel(transcript, by)) continue;
    marks.push({
      kind: 'interruption',
      startMs: by.startMs,
      endMs: over.endMs,
      speaker: over.speaker,
      by: by.speaker,
      ...wordsUntil(transcript, by, over.endMs),
      label: say.interruption(by.speaker, over.speaker),
      detail: say.yielded(over.speaker, over.endMs - by.startMs, isCutOff),
    });
  }
  return marks;
}

/** Who begins within whose utterance, where both are to be heard and neither only draws breath. */
function pairsIn(
  utterances: readonly Utterance[],
  overlaps: readonly Overlap[],
): (readonly [by: Utterance, over: Utterance])[] {
  const pairs: (readonly [Utterance, Utterance])[] = [];
  let next = 0;
  eachWithFloor(utterances, (by, over) => {
    if (!over || over.speaker === by.speaker || by.startMs >= over.endMs) return;
    while ((overlaps[next]?.endMs ?? Infinity) <= by.startMs) next += 1;
    if ((overlaps[next]?.startMs ?? Infinity) < over.endMs) pairs.push([by, over]);
  });
  return pairs;
}

/** Who has had the floor for a moment gives it up, and not because the sentence was ending anyway. */
function yields(over: Utterance, by: Utterance, isCutOff: boolean): boolean {
  if (by.startMs - over.startMs < thresholds.sameStart) return false;
  const silentMs = over.endMs - by.startMs;
  if (silentMs > thresholds.yield) return false;
  if (isCutOff) return silentMs > thresholds.cutLead;
  return silentMs > thresholds.endingAnyway && by.endMs >= over.endMs;
}

const fullStop = /[.?!…。？！؟।][\p{Pe}\p{Pf}"'”’]*$/u;

const endsSentence = (transcript: Transcript, word: number): boolean =>
  fullStop.test(wordText(transcript, word));

/** Below this share of turns with a full stop in them, a missing one tells nothing. */
const enoughStops = 0.25;

function speakersWithFullStops({ entries }: Transcript): ReadonlySet<Speaker> {
  const turns = new Map<Speaker, { all: number; stopped: number }>();
  for (const entry of entries) {
    if (entry.kind !== 'turn') continue;
    const count = turns.get(entry.speaker) ?? { all: 0, stopped: 0 };
    count.all += 1;
    if (/[.?!…。？！؟।]/u.test(entry.text)) count.stopped += 1;
    turns.set(entry.speaker, count);
  }
  const speakers = [...turns].filter(([, { all, stopped }]) => stopped >= all * enoughStops);
  return new Set(speakers.map(([speaker]) => speaker));
}
