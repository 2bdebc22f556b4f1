import { answerFigures, findAnswers, slowAnswerMarks } from './answers.ts';
import { findDeadAir } from './dead-air.ts';
import { findFailedTools } from './failed-tools.ts';
import { groundOf } from './ground.ts';
import { findInterruptions } from './interruption.ts';
import { matchLatency } from './latency-match.ts';
import { limitsOf } from './limits.ts';
import { markKinds, type Mark, type MarkKind, type Marks, type MarksInput } from './mark.ts';
import { findOverlaps, overlapMarks } from './overlap.ts';
import { longestMonologue, monologueMarks, talkShares } from './talk.ts';
import { findToolTurns } from './tool-turns.ts';

/**
 * Everything Earmark finds in a call by itself, and what it can't tell. Pure: the same call gives the
 * same marks, 25,000 words in a few milliseconds.
 */
export function findMarks(input: MarksInput): Marks {
  const ground = groundOf(input);
  const deadAir = findDeadAir(ground);
  const overlaps = findOverlaps(ground);
  const answers = findAnswers(ground);
  const match = matchLatency(
    input.latency,
    answers.all.map(({ ms }) => ms),
  );
  const monologue = longestMonologue(ground);
  const tools = findToolTurns(ground);
  const marks = inOrder([
    ...deadAir.marks,
    ...overlapMarks(ground, overlaps.all),
    ...findInterruptions(ground, overlaps.all),
    ...slowAnswerMarks(ground, answers.all, match),
    ...tools.marks,
    ...findFailedTools(ground),
    ...monologueMarks(ground, monologue),
  ]);
  return {
    marks,
    source: ground.source,
    summary: {
      talk: talkShares(ground),
      ...(ground.source === 'none' ? {} : { silenceMs: deadAir.silenceMs }),
      ...(monologue ? { longestMonologue: monologue } : {}),
      counts: countsOf(marks),
      answers: answerFigures(answers.all),
      toolTurns: tools.turns,
    },
    limits: limitsOf(input, ground, { deadAir, overlaps, answers, match }),
  };
}

const inOrder = (marks: readonly Mark[]): Mark[] =>
  marks.toSorted(
    (a, b) =>
      ascending(timeOf(a), timeOf(b)) ||
      (a.entry ?? 0) - (b.entry ?? 0) ||
      markKinds.indexOf(a.kind) - markKinds.indexOf(b.kind),
  );

const timeOf = ({ startMs }: Mark): number => (startMs < 0 ? Infinity : startMs);

/** Infinity less Infinity is no number, so equals are asked for first. */
const ascending = (a: number, b: number): number => (a === b ? 0 : a - b);

function countsOf(marks: readonly Mark[]): Record<MarkKind, number> {
  const counts: Record<MarkKind, number> = {
    'dead-air': 0,
    overlap: 0,
    interruption: 0,
    'slow-answer': 0,
    'tool-turn': 0,
    'failed-tool': 0,
    monologue: 0,
  };
  for (const { kind } of marks) counts[kind] += 1;
  return counts;
}
