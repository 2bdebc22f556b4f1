import type { Speaker } from '../../call.ts';
import type { Transcript } from '../../transcript.ts';
import { isBackchannel, wordText } from './backchannel.ts';
import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker } from '../../marker.ts';
import { wordsUntil, type Overlap } from './overlap.ts';
import { forEachWithFloor, type Utterance } from '../analysis/speech.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { markerText } from './marker-text.ts';

/** Finds where one person starts while the other speaks, says more than “mm-hm”, and the other stops. */
export function findInterruptions(analysis: CallAnalysis, overlaps: readonly Overlap[]): Marker[] {
  const { transcript, speech } = analysis;
  // Without words it is unknown whether it was only “mm-hm” or whether the sentence had ended.
  if (analysis.source !== 'words') return [];
  const punctuated = speakersWithFullStops(transcript);
  const markers: Marker[] = [];
  for (const [by, over] of pairsIn(speech.utterances, overlaps)) {
    const isCutOff = punctuated.has(over.speaker) && !endsSentence(transcript, over.lastWord);
    if (!yields(over, by, isCutOff) || isBackchannel(transcript, by)) continue;
    markers.push({
      kind: 'interruption',
      startMs: by.startMs,
      endMs: over.endMs,
      speaker: over.speaker,
      by: by.speaker,
      ...wordsUntil(transcript, by, over.endMs),
      label: markerText.interruption(by.speaker, over.speaker),
      detail: markerText.yielded(over.speaker, over.endMs - by.startMs, isCutOff),
    });
  }
  return markers;
}

/** Pairs of utterances of which one starts within the other, where both are audible. */
function pairsIn(
  utterances: readonly Utterance[],
  overlaps: readonly Overlap[],
): (readonly [by: Utterance, over: Utterance])[] {
  const pairs: (readonly [Utterance, Utterance])[] = [];
  let next = 0;
  forEachWithFloor(utterances, (by, over) => {
    if (!over || over.speaker === by.speaker || by.startMs >= over.endMs) return;
    while ((overlaps[next]?.endMs ?? Infinity) <= by.startMs) next += 1;
    if ((overlaps[next]?.startMs ?? Infinity) < over.endMs) pairs.push([by, over]);
  });
  return pairs;
}

/** Whether the first speaker stops because of the other, not because the sentence was ending anyway. */
function yields(over: Utterance, by: Utterance, isCutOff: boolean): boolean {
  if (by.startMs - over.startMs < thresholds.sameStart) return false;
  const silentMs = over.endMs - by.startMs;
  if (silentMs > thresholds.giveWay) return false;
  if (isCutOff) return silentMs > thresholds.cutLead;
  return silentMs > thresholds.endingAnyway && by.endMs >= over.endMs;
}

const fullStop = /[.?!…。？！؟।][\p{Pe}\p{Pf}"'”’]*$/u;

const endsSentence = (transcript: Transcript, word: number): boolean =>
  fullStop.test(wordText(transcript, word));

/** With fewer turns that have a full stop, a missing one means nothing. */
const minFullStopShare = 0.25;

function speakersWithFullStops({ entries }: Transcript): ReadonlySet<Speaker> {
  const turns = new Map<Speaker, { all: number; stopped: number }>();
  for (const entry of entries) {
    if (entry.kind !== 'turn') continue;
    const count = turns.get(entry.speaker) ?? { all: 0, stopped: 0 };
    count.all += 1;
    if (/[.?!…。？！؟।]/u.test(entry.text)) count.stopped += 1;
    turns.set(entry.speaker, count);
  }
  const speakers = [...turns].filter(([, { all, stopped }]) => stopped >= all * minFullStopShare);
  return new Set(speakers.map(([speaker]) => speaker));
}
