import type { TranscriptEntry } from '../transcript.ts';
import { quietIn, type Span } from './loudness.ts';
import type { Ground } from './ground.ts';
import type { GapPlace, Mark } from './mark.ts';
import { eachWithFloor, type Segment } from './speech.ts';
import { thresholds } from './thresholds.ts';
import { entryOf } from './word-times.ts';
import { say } from './words.ts';

export interface DeadAir {
  readonly marks: readonly Mark[];
  readonly silenceMs: number;
  /** Long pauses in which something may have been said at a time that isn't known. */
  readonly unjudged: number;
  /** Long pauses between words that are filled by sound. */
  readonly filled: number;
}

interface Gap extends Span {
  readonly before: Segment | undefined;
  readonly after: Segment | undefined;
}

/** Nobody speaks for more than 3 s: in the talk, before it and after it. */
export function findDeadAir(ground: Ground): DeadAir {
  const gaps = gapsOf(ground);
  const found = { marks: [] as Mark[], unjudged: 0, filled: 0 };
  let silenceMs = 0;
  for (const gap of gaps) {
    const lengthMs = gap.endMs - gap.startMs;
    silenceMs += lengthMs;
    if (lengthMs <= thresholds.deadAir || hasKeys(ground, gap)) continue;
    const quiet = quietStretches(ground, gap);
    if (quiet === 'unjudged') found.unjudged += 1;
    else if (quiet.length === 0) found.filled += 1;
    else for (const span of quiet) found.marks.push(markOf(ground, gap, span));
  }
  return { ...found, silenceMs };
}

function gapsOf({ speech, lengthMs }: Ground): readonly Gap[] {
  const gaps: Gap[] = [];
  const last = eachWithFloor(speech.segments, (segment, floor) => {
    const startMs = floor?.endMs ?? 0;
    if (segment.startMs > startMs) {
      gaps.push({ startMs, endMs: segment.startMs, before: floor, after: segment });
    }
  });
  if (last && lengthMs !== undefined && lengthMs > last.endMs) {
    gaps.push({ startMs: last.endMs, endMs: lengthMs, before: last, after: undefined });
  }
  return gaps;
}

const wordsAround = ({ transcript }: Ground, { before, after }: Gap): readonly [number, number] => [
  before?.lastWord ?? -1,
  after?.firstWord ?? transcript.words.count,
];

/** Somebody who presses keys is doing something. */
const hasKeys = (ground: Ground, gap: Gap): boolean =>
  ground.source === 'words' && ground.between.keys(...wordsAround(ground, gap)) > 0;

function quietStretches(ground: Ground, gap: Gap): readonly Span[] | 'unjudged' {
  if (ground.source === 'channels') return [gap];
  const { loudness } = ground;
  if (loudness === undefined || loudness.untilMs < gap.endMs) {
    return ground.between.untimed(...wordsAround(ground, gap)) > 0 ? 'unjudged' : [gap];
  }
  return quietIn(loudness, gap)
    .map(({ startMs, endMs }) => ({
      startMs: startMs - gap.startMs <= thresholds.wordEdge ? gap.startMs : startMs,
      endMs: gap.endMs - endMs <= thresholds.wordEdge ? gap.endMs : endMs,
    }))
    .filter(({ startMs, endMs }) => endMs - startMs > thresholds.deadAir);
}

function markOf(ground: Ground, gap: Gap, { startMs, endMs }: Span): Mark {
  const { before, after } = gap;
  const place = placeOf(gap);
  const word = before?.lastWord ?? after?.firstWord ?? -1;
  const tools = toolsIn(ground, gap);
  return {
    kind: 'dead-air',
    startMs,
    endMs,
    gap: place,
    ...(before ? { speaker: before.speaker } : {}),
    ...(word < 0
      ? {}
      : { entry: entryOf(ground.transcript.words, word), firstWord: word, lastWord: word }),
    label: say.deadAir(endMs - startMs, place, before?.speaker),
    ...(tools.length > 0 ? { detail: say.toolsInGap(tools) } : {}),
  };
}

function placeOf({ before, after }: Gap): GapPlace {
  if (before === undefined) return 'start';
  if (after === undefined) return 'end';
  if (before.speaker === 'user') return 'after-user';
  return before.speaker === 'agent' ? 'after-agent' : 'after-other';
}

/** Enough to name; a transcript out of order may have thousands of entries between two words. */
const mostEntries = 50;

/** Tools called or answering in the gap, as far as the transcript's order tells. */
function toolsIn(ground: Ground, gap: Gap): readonly string[] {
  if (ground.source !== 'words') return [];
  const { entries } = ground.transcript;
  const [from, to] = ground.between.entries(...wordsAround(ground, gap));
  const names = new Set<string>();
  const ids = new Set<string>();
  for (let index = from; index < Math.min(to, from + mostEntries); index += 1) {
    const entry = entries[index];
    if (entry?.kind === 'tool-call') names.add(entry.name);
    if (entry?.kind === 'tool-result') ids.add(entry.toolCallId);
  }
  return ids.size === 0 ? [...names] : [...names.union(namesBefore(entries, from, ids))];
}

/** A result's call may stand before the gap. */
function namesBefore(
  entries: readonly TranscriptEntry[],
  from: number,
  ids: ReadonlySet<string>,
): Set<string> {
  const names = new Set<string>();
  for (const entry of entries.slice(Math.max(0, from - mostEntries), from)) {
    if (entry.kind === 'tool-call' && ids.has(entry.toolCallId)) names.add(entry.name);
  }
  return names;
}
