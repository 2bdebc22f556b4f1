import type { Ground } from './ground.ts';
import type { Mark, MarksSummary } from './mark.ts';
import type { LatencyMatch } from './latency-match.ts';
import { eachWithFloor, type Segment } from './speech.ts';
import { thresholds } from './thresholds.ts';
import { entryOf } from './word-times.ts';
import { say } from './words.ts';

/** From the end of the user's speech to the agent's first word. */
export interface Answer {
  readonly startMs: number;
  readonly endMs: number;
  readonly ms: number;
  readonly segment: Segment;
}

export interface Answers {
  readonly all: readonly Answer[];
  /** Words of unknown time may have been said between question and answer. */
  readonly unjudged: number;
}

/** All answers of the agent, in order of time; those after pressed keys can't be timed. */
export function findAnswers({ speech, between, source }: Ground): Answers {
  const all: Answer[] = [];
  let unjudged = 0;
  eachWithFloor(speech.segments, (segment, floor) => {
    if (segment.speaker !== 'agent' || floor?.speaker !== 'user') return;
    const ms = segment.startMs - floor.endMs;
    if (ms <= 0) return;
    if (source === 'words' && between.keys(floor.lastWord, segment.firstWord) > 0) return;
    if (source === 'words' && between.untimed(floor.lastWord, segment.firstWord) > 0) unjudged += 1;
    else all.push({ startMs: floor.endMs, endMs: segment.startMs, ms, segment });
  });
  return { all, unjudged };
}

/** Answers that took more than 1.5 s, with the component that took longest where it is known. */
export function slowAnswerMarks(
  { transcript }: Ground,
  answers: readonly Answer[],
  match: LatencyMatch,
): Mark[] {
  return answers.flatMap(({ startMs, endMs, ms, segment }, index): Mark[] => {
    if (ms <= thresholds.slowAnswer) return [];
    const slowest = match.state === 'matched' ? match.slowest[index] : undefined;
    const word = segment.firstWord;
    return [
      {
        kind: 'slow-answer',
        startMs,
        endMs,
        speaker: segment.speaker,
        ...(word < 0
          ? {}
          : { entry: entryOf(transcript.words, word), firstWord: word, lastWord: word }),
        ...(slowest?.component ? { component: slowest.component } : {}),
        label: say.slowAnswer(ms),
        detail: slowest ? say.slowest(slowest) : say.componentUnknown,
      },
    ];
  });
}

/** Median and 90th percentile, between neighbours where they fall between. */
export function answerFigures(answers: readonly Answer[]): MarksSummary['answers'] {
  const sorted = Float64Array.from(answers, ({ ms }) => ms).sort();
  if (sorted.length === 0) return { count: 0 };
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return Math.round(low + (place - Math.floor(place)) * (high - low));
  };
  return { count: sorted.length, p50Ms: at(0.5), p90Ms: at(0.9) };
}
