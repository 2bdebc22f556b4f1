import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker, MarkerSummary } from '../../marker.ts';
import type { LatencyMatch } from '../analysis/latency-match.ts';
import { forEachWithFloor, type Segment } from '../analysis/speech.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { entryOf } from '../analysis/timeline.ts';
import { markerText } from './marker-text.ts';

/** From the end of the caller's speech to the agent's first word. */
export interface ResponseTime {
  readonly startMs: number;
  readonly endMs: number;
  readonly ms: number;
  readonly segment: Segment;
}

export interface ResponseTimes {
  readonly all: readonly ResponseTime[];
  /** Responses that could not be timed because untimed words come before them. */
  readonly uncertain: number;
}

/** All response times of the agent, in order. Responses to key presses can't be timed. */
export function findResponseTimes({
  speech,
  intervals: between,
  source,
}: CallAnalysis): ResponseTimes {
  const all: ResponseTime[] = [];
  let uncertain = 0;
  forEachWithFloor(speech.segments, (segment, floor) => {
    if (segment.speaker !== 'agent' || floor?.speaker !== 'user') return;
    const ms = segment.startMs - floor.endMs;
    if (ms <= 0) return;
    if (source === 'words' && between.keyPresses(floor.lastWord, segment.firstWord) > 0) return;
    if (source === 'words' && between.untimed(floor.lastWord, segment.firstWord) > 0)
      uncertain += 1;
    else all.push({ startMs: floor.endMs, endMs: segment.startMs, ms, segment });
  });
  return { all, uncertain };
}

/** A marker for each response that took more than 1.5 s, with its slowest component where known. */
export function slowResponseMarkers(
  { transcript }: CallAnalysis,
  responses: readonly ResponseTime[],
  match: LatencyMatch,
): Marker[] {
  return responses.flatMap(({ startMs, endMs, ms, segment }, index): Marker[] => {
    if (ms <= thresholds.slowResponse) return [];
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
        label: markerText.slowResponse(ms),
        detail: slowest ? markerText.slowest(slowest) : markerText.componentUnknown,
      },
    ];
  });
}

/** Median, 90th percentile and maximum; percentiles are interpolated between neighbours. */
export function responseTimeStats(
  responses: readonly ResponseTime[],
): MarkerSummary['responseTimes'] {
  const sorted = Float64Array.from(responses, ({ ms }) => ms).sort();
  if (sorted.length === 0) return { count: 0 };
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return Math.round(low + (place - Math.floor(place)) * (high - low));
  };
  return { count: sorted.length, p50Ms: at(0.5), p90Ms: at(0.9), maxMs: at(1) };
}
