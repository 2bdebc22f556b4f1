import {
  responseTimeStats,
  findResponseTimes,
  slowResponseMarkers,
} from './rules/response-time.ts';
import { findDeadAir } from './rules/dead-air.ts';
import { findFailedTools } from './rules/failed-tools.ts';
import { analyseCall } from './analysis/call-analysis.ts';
import { findInterruptions } from './rules/interruption.ts';
import { matchLatency } from './analysis/latency-match.ts';
import { findLimitations } from './limitations.ts';
import {
  markerKinds,
  type Marker,
  type MarkerKind,
  type CallMarkers,
  type MarkersInput,
} from '../marker.ts';
import { findOverlaps, overlapMarkers } from './rules/overlap.ts';
import { longestMonologue, monologueMarkers, talkShares } from './rules/talk.ts';
import { findToolWaits } from './rules/tool-wait.ts';

/**
 * Detects all markers of a call and lists what could not be detected. Pure: the same call gives the same
 * markers. 25,000 words take a few milliseconds.
 */
export function findMarkers(input: MarkersInput): CallMarkers {
  const analysis = analyseCall(input);
  const deadAir = findDeadAir(analysis);
  const overlaps = findOverlaps(analysis);
  const responses = findResponseTimes(analysis);
  const match = matchLatency(
    input.latency,
    responses.all.map(({ ms }) => ms),
  );
  const monologue = longestMonologue(analysis);
  const toolWaits = findToolWaits(analysis);
  const markers = inOrder([
    ...deadAir.markers,
    ...overlapMarkers(analysis, overlaps.all),
    ...findInterruptions(analysis, overlaps.all),
    ...slowResponseMarkers(analysis, responses.all, match),
    ...toolWaits.markers,
    ...findFailedTools(analysis),
    ...monologueMarkers(analysis, monologue),
  ]);
  return {
    markers,
    source: analysis.source,
    summary: {
      talk: talkShares(analysis),
      ...(analysis.source === 'none' ? {} : { silenceMs: deadAir.silenceMs }),
      ...(monologue ? { longestMonologue: monologue } : {}),
      counts: countsOf(markers),
      responseTimes: responseTimeStats(responses.all),
      toolWaits: toolWaits.waits,
    },
    limitations: findLimitations(input, analysis, { deadAir, overlaps, responses, match }),
  };
}

const inOrder = (markers: readonly Marker[]): Marker[] =>
  markers.toSorted(
    (a, b) =>
      ascending(timeOf(a), timeOf(b)) ||
      (a.entry ?? 0) - (b.entry ?? 0) ||
      markerKinds.indexOf(a.kind) - markerKinds.indexOf(b.kind),
  );

const timeOf = ({ startMs }: Marker): number => (startMs < 0 ? Infinity : startMs);

/** Infinity minus Infinity is NaN, so equal values are compared first. */
const ascending = (a: number, b: number): number => (a === b ? 0 : a - b);

function countsOf(markers: readonly Marker[]): Record<MarkerKind, number> {
  const counts: Record<MarkerKind, number> = {
    'dead-air': 0,
    overlap: 0,
    interruption: 0,
    'slow-answer': 0,
    'tool-turn': 0,
    'failed-tool': 0,
    monologue: 0,
  };
  for (const { kind } of markers) counts[kind] += 1;
  return counts;
}
