import { buildTranscript } from '../../../../src-main/library/calls/transcript/build-transcript.ts';
import type { Call, CallId, Entry, Word } from '../../../../src-shared/call.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import type {
  Marker,
  MarkerKind,
  CallMarkers,
  MarkersInput,
} from '../../../../src-shared/marker.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';

/** What is said from one moment to another, in ms; the words share the time evenly. */
export function says(speaker: string, startMs: number, endMs: number, text: string): Entry {
  const spelt = text.split(' ');
  const each = (endMs - startMs) / spelt.length;
  const words = spelt.map((word, index): Word => {
    const start = startMs + each * index;
    return { text: word, startMs: start, endMs: start + each };
  });
  return { kind: 'turn', speaker, text, words };
}

export const agent = (startMs: number, endMs: number, text: string): Entry =>
  says('agent', startMs, endMs, text);

export const caller = (startMs: number, endMs: number, text: string): Entry =>
  says('user', startMs, endMs, text);

export const tool = (toolCallId: string, name: string): Entry => ({
  kind: 'tool-call',
  toolCallId,
  name,
  arguments: '{}',
});

export const result = (toolCallId: string, content: string, successful?: boolean): Entry => ({
  kind: 'tool-result',
  toolCallId,
  content,
  ...(successful === undefined ? {} : { successful }),
});

export const keyPress = (digit: string): Entry => ({ kind: 'dtmf', digit });

export const callOf = (entries: readonly Entry[], more: Partial<Call> = {}): Call => ({
  // A brand has no other way in than an assertion; ids are checked where they enter.
  id: 'call_1' as CallId,
  kind: 'call',
  status: 'ended',
  media: {
    recording: true,
    multiChannel: true,
    scrubbedRecording: false,
    scrubbedMultiChannel: false,
    publicLog: false,
    knowledgeBase: false,
  },
  unknown: {},
  problems: [],
  entries,
  ...more,
});

/** What `findMarks` takes, from a call. */
export function inputOf(call: Call, peaks?: Peaks): MarkersInput {
  return {
    transcript: buildTranscript(call, { scrubbed: false }),
    media: call.media,
    ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
    ...(call.latency === undefined ? {} : { latency: call.latency }),
    ...(peaks === undefined ? {} : { peaks }),
  };
}

/** Marks of a call made of these lines. */
export const markersOf = (
  entries: readonly Entry[],
  more: Partial<Call> = {},
  peaks?: Peaks,
): CallMarkers => findMarkers(inputOf(callOf(entries, more), peaks));

export const ofKind = ({ markers }: CallMarkers, kind: MarkerKind): readonly Marker[] =>
  markers.filter((marker) => marker.kind === kind);

export const limitationsIn = ({ limitations: limits }: CallMarkers): readonly string[] =>
  limits.map(({ kind }) => kind);

const binMs = 20;

/** Peaks of channels that are loud in the given stretches of time and nowhere else. */
export function peaksOf(
  lengthMs: number,
  channels: readonly {
    readonly speaker: Peaks['speakers'][number];
    readonly loud: readonly (readonly [startMs: number, endMs: number])[];
    readonly noise?: number;
  }[],
): Peaks {
  const bins = Math.ceil(lengthMs / binMs);
  return {
    samplesPerBin: 320,
    sampleRate: 16_000,
    doneBins: bins,
    totalBins: bins,
    speakers: channels.map(({ speaker }) => speaker),
    channels: channels.map(({ loud, noise = 1 }) => {
      const peaks = new Int8Array(bins * 2);
      for (let bin = 0; bin < bins; bin += 1) {
        const at = bin * binMs;
        const level = loud.some(([start, end]) => at >= start && at < end) ? 60 : noise;
        peaks[bin * 2] = -level;
        peaks[bin * 2 + 1] = level;
      }
      return peaks;
    }),
  };
}
