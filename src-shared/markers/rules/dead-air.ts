import type { TranscriptEntry } from '../../transcript.ts';
import { quietSpansIn, type TimeSpan } from '../analysis/loudness.ts';
import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { GapPlace, Marker } from '../../marker.ts';
import { forEachWithFloor, type Segment } from '../analysis/speech.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { entryOf } from '../analysis/timeline.ts';
import { markerText } from './marker-text.ts';

export interface DeadAir {
  readonly markers: readonly Marker[];
  readonly silenceMs: number;
  /** Long pauses that may contain untimed words. */
  readonly uncertain: number;
  /** Long pauses between words that are not silent in the recording. */
  readonly notSilent: number;
}

interface Gap extends TimeSpan {
  readonly before: Segment | undefined;
  readonly after: Segment | undefined;
}

/** Finds spans of more than 3 s in which nobody speaks, also before the first and after the last word. */
export function findDeadAir(analysis: CallAnalysis): DeadAir {
  const gaps = gapsOf(analysis);
  const found = { markers: [] as Marker[], uncertain: 0, notSilent: 0 };
  let silenceMs = 0;
  for (const gap of gaps) {
    const lengthMs = gap.endMs - gap.startMs;
    silenceMs += lengthMs;
    if (lengthMs <= thresholds.deadAir || hasKeyPresses(analysis, gap)) continue;
    const quiet = quietSpans(analysis, gap);
    if (quiet === 'unjudged') found.uncertain += 1;
    else if (quiet.length === 0) found.notSilent += 1;
    else for (const span of quiet) found.markers.push(toMarker(analysis, gap, span));
  }
  return { ...found, silenceMs };
}

function gapsOf({ speech, lengthMs }: CallAnalysis): readonly Gap[] {
  const gaps: Gap[] = [];
  const last = forEachWithFloor(speech.segments, (segment, floor) => {
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

const wordsAroundGap = (
  { transcript }: CallAnalysis,
  { before, after }: Gap,
): readonly [number, number] => [
  before?.lastWord ?? -1,
  after?.firstWord ?? transcript.words.count,
];

/** A caller who presses keys is not waiting, and the time of a key press is unknown. */
const hasKeyPresses = (analysis: CallAnalysis, gap: Gap): boolean =>
  analysis.source === 'words' &&
  analysis.intervals.keyPresses(...wordsAroundGap(analysis, gap)) > 0;

function quietSpans(analysis: CallAnalysis, gap: Gap): readonly TimeSpan[] | 'unjudged' {
  if (analysis.source === 'channels') return [gap];
  const { loudness } = analysis;
  if (loudness === undefined || loudness.untilMs < gap.endMs) {
    return analysis.intervals.untimed(...wordsAroundGap(analysis, gap)) > 0 ? 'unjudged' : [gap];
  }
  return quietSpansIn(loudness, gap)
    .map(({ startMs, endMs }) => ({
      startMs: startMs - gap.startMs <= thresholds.wordEdge ? gap.startMs : startMs,
      endMs: gap.endMs - endMs <= thresholds.wordEdge ? gap.endMs : endMs,
    }))
    .filter(({ startMs, endMs }) => endMs - startMs > thresholds.deadAir);
}

function toMarker(analysis: CallAnalysis, gap: Gap, { startMs, endMs }: TimeSpan): Marker {
  const { before, after } = gap;
  const place = placeOf(gap);
  const word = before?.lastWord ?? after?.firstWord ?? -1;
  const tools = toolsIn(analysis, gap);
  return {
    kind: 'dead-air',
    startMs,
    endMs,
    gap: place,
    ...(before ? { speaker: before.speaker } : {}),
    ...(word < 0
      ? {}
      : { entry: entryOf(analysis.transcript.words, word), firstWord: word, lastWord: word }),
    label: markerText.deadAir(endMs - startMs, place, before?.speaker),
    ...(tools.length > 0 ? { detail: markerText.toolsInGap(tools) } : {}),
  };
}

function placeOf({ before, after }: Gap): GapPlace {
  if (before === undefined) return 'start';
  if (after === undefined) return 'end';
  if (before.speaker === 'user') return 'after-user';
  return before.speaker === 'agent' ? 'after-agent' : 'after-other';
}

/** A disordered transcript may have thousands of entries between two words. */
const maxEntries = 50;

/** Names of the tools that were called or returned in the gap, by the transcript's order. */
function toolsIn(analysis: CallAnalysis, gap: Gap): readonly string[] {
  if (analysis.source !== 'words') return [];
  const { entries } = analysis.transcript;
  const [from, to] = analysis.intervals.entries(...wordsAroundGap(analysis, gap));
  const names = new Set<string>();
  const ids = new Set<string>();
  for (let index = from; index < Math.min(to, from + maxEntries); index += 1) {
    const entry = entries[index];
    if (entry?.kind === 'tool-call') names.add(entry.name);
    if (entry?.kind === 'tool-result') ids.add(entry.toolCallId);
  }
  return ids.size === 0 ? [...names] : [...names.union(namesBefore(entries, from, ids))];
}

/** The call that belongs to a result may come before the gap. */
function namesBefore(
  entries: readonly TranscriptEntry[],
  from: number,
  ids: ReadonlySet<string>,
): Set<string> {
  const names = new Set<string>();
  for (const entry of entries.slice(Math.max(0, from - maxEntries), from)) {
    if (entry.kind === 'tool-call' && ids.has(entry.toolCallId)) names.add(entry.name);
  }
  return names;
}
