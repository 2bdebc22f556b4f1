import type { CallMarkers, LimitationKind, Marker, MarkerKind } from '../marker.ts';
import { type Transcript, wordTrust } from '../transcript.ts';
import type { FigureMeasure } from './measure.ts';
import {
  met,
  notMet,
  unknown,
  type MeasureEvidence,
  type MeasureResult,
} from './measure-result.ts';
import { measureText } from './measure-text.ts';

interface FigureCall {
  readonly transcript: Transcript;
  readonly markers: CallMarkers;
  readonly durationMs?: number;
}

/** A figure of the call with the passages that it is computed from, or the reason why it is unknown. */
type Reading =
  | { readonly value: number; readonly evidence: readonly MeasureEvidence[] }
  | { readonly reason: string };

/** Compares a figure defined in docs/markers.md with the limit. */
export function evaluateFigure(measure: FigureMeasure, call: FigureCall): MeasureResult {
  const reading = readers[measure.figure](call);
  if ('reason' in reading)
    return unknown(measureText.figureUnknown(measure.figure, reading.reason));
  const explanation = measureText.figure(measure, reading.value);
  const conclude = isWithin(measure, reading.value) ? met : notMet;
  return conclude(explanation, reading.evidence);
}

function isWithin({ op, limit }: FigureMeasure, value: number): boolean {
  if (op === 'le') return value <= limit;
  if (op === 'lt') return value < limit;
  return op === 'ge' ? value >= limit : value > limit;
}

/** The limitations of word timing or transcript that make each kind of figure unreliable. */
const spoils = {
  times: ['nothing-to-go-by', 'no-word-times', 'chat', 'untrusted-times'],
  pauses: ['nothing-to-go-by', 'chat', 'unjudged-pauses'],
  responses: ['nothing-to-go-by', 'no-word-times', 'chat', 'unjudged-answers'],
  twoSpeakers: ['nothing-to-go-by', 'no-word-times', 'chat', 'mono', 'overlap-not-heard'],
} as const satisfies Record<string, readonly LimitationKind[]>;

const readers: Record<FigureMeasure['figure'], (call: FigureCall) => Reading> = {
  responseTimeP50: (call) => responseReading(call, 'p50Ms'),
  responseTimeP90: (call) => responseReading(call, 'p90Ms'),
  responseTimeMax: (call) => responseReading(call, 'maxMs'),
  deadAirMs: (call) => reliable(call, spoils.pauses, () => fromMarkers(call, 'dead-air', total)),
  silenceShare: (call) => reliable(call, spoils.pauses, () => silenceShare(call)),
  overlaps: (call) => reliable(call, spoils.twoSpeakers, () => fromMarkers(call, 'overlap', count)),
  interruptionsByAgent: (call) =>
    reliable(call, spoils.twoSpeakers, () => interruptions(call, 'agent')),
  interruptionsByCaller: (call) =>
    reliable(call, spoils.twoSpeakers, () => interruptions(call, 'user')),
  agentTalkShare: (call) => reliable(call, spoils.times, () => agentShare(call)),
  longestMonologueMs: (call) => reliable(call, spoils.times, () => longestMonologue(call)),
  failedToolCalls: (call) => failedTools(call),
  timeToFirstWordMs: (call) => reliable(call, spoils.times, () => firstWord(call.transcript)),
};

/** The reason is the text of the first limitation that applies to the figure. */
function reliable(
  { markers }: FigureCall,
  spoiling: readonly LimitationKind[],
  reading: () => Reading,
): Reading {
  const limitation = markers.limitations.find(({ kind }) => spoiling.includes(kind));
  return limitation === undefined ? reading() : { reason: limitation.text };
}

function responseReading(call: FigureCall, which: 'p50Ms' | 'p90Ms' | 'maxMs'): Reading {
  return reliable(call, spoils.responses, () => {
    const value = call.markers.summary.responseTimes[which];
    if (value === undefined) return { reason: measureText.noResponses };
    return { value, evidence: places(call, ofKind(call, 'slow-answer')) };
  });
}

function agentShare({ markers }: FigureCall): Reading {
  const share = markers.summary.talk.find(({ speaker }) => speaker === 'agent')?.share;
  return { value: share ?? 0, evidence: [] };
}

function longestMonologue(call: FigureCall): Reading {
  const { longestMonologue: longest } = call.markers.summary;
  if (longest === undefined) return { value: 0, evidence: [] };
  const evidence = places(call, [{ ...longest, kind: 'monologue', label: '' }]);
  return { value: longest.endMs - longest.startMs, evidence };
}

function firstWord({ entries, words }: Transcript): Reading {
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'turn' || entry.speaker !== 'agent' || entry.firstWord < 0) continue;
    for (let word = entry.firstWord; word <= entry.lastWord; word += 1) {
      const startMs = words.startMs[word] ?? -1;
      if (words.trust[word] !== wordTrust.good || startMs < 0) continue;
      const endMs = words.endMs[word] ?? -1;
      return {
        value: startMs,
        evidence: [{ entry: index, startMs, endMs, firstWord: word, lastWord: word }],
      };
    }
  }
  return { reason: measureText.agentSilent };
}

function silenceShare({ markers, durationMs }: FigureCall): Reading {
  const { silenceMs } = markers.summary;
  if (silenceMs === undefined || durationMs === undefined || durationMs <= 0) {
    return { reason: measureText.lengthUnknown };
  }
  return { value: Math.min(1, silenceMs / durationMs), evidence: [] };
}

function failedTools(call: FigureCall): Reading {
  const { state } = call.transcript;
  return state === 'ready' || state === 'no-words'
    ? fromMarkers(call, 'failed-tool', count)
    : { reason: measureText.noTranscript };
}

const ofKind = ({ markers }: FigureCall, wanted: MarkerKind): readonly Marker[] =>
  markers.markers.filter(({ kind }) => kind === wanted);

const count = (markers: readonly Marker[]): number => markers.length;

const total = (markers: readonly Marker[]): number =>
  markers.reduce((sum, { startMs, endMs }) => sum + Math.max(0, endMs - startMs), 0);

function fromMarkers(
  call: FigureCall,
  kind: MarkerKind,
  sumUp: (markers: readonly Marker[]) => number,
): Reading {
  const markers = ofKind(call, kind);
  return { value: sumUp(markers), evidence: places(call, markers) };
}

function interruptions(call: FigureCall, by: string): Reading {
  const own = ofKind(call, 'interruption').filter((marker) => marker.by === by);
  return { value: own.length, evidence: places(call, own) };
}

const places = (
  { transcript }: FigureCall,
  markers: readonly Marker[],
): readonly MeasureEvidence[] =>
  markers.map(({ startMs, endMs, entry, firstWord: first, lastWord: last }) => ({
    entry: entry ?? (first === undefined ? -1 : (transcript.words.entry[first] ?? -1)),
    startMs,
    endMs,
    ...(first === undefined ? {} : { firstWord: first }),
    ...(last === undefined ? {} : { lastWord: last }),
  }));
