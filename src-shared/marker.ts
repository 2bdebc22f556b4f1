import type { Call, MediaOffer, Speaker } from './call.ts';
import type { Peaks } from './recording.ts';
import type { Transcript } from './transcript.ts';

/** What Earmark finds by itself; docs/marks.md says how. Also the order of ties in time. */
export const markerKinds = [
  'dead-air',
  'overlap',
  'interruption',
  'slow-answer',
  'tool-turn',
  'failed-tool',
  'monologue',
] as const;

export type MarkerKind = (typeof markerKinds)[number];

/** Where in the talk nobody speaks. */
export type GapPlace = 'start' | 'after-user' | 'after-agent' | 'after-other' | 'end';

/** A moment worth a look that nobody had to tag. */
export interface Marker {
  readonly kind: MarkerKind;
  /** From the recording's start; -1 where the place in time can't be known: go to `entry` then. */
  readonly startMs: number;
  readonly endMs: number;
  /** The entry to show, as an index into the transcript's entries. */
  readonly entry?: number;
  /** The words to light, as indices into the word columns. */
  readonly firstWord?: number;
  readonly lastWord?: number;
  /** Whose speech it is about: who is talked over, interrupted, slow to answer or talks long. */
  readonly speaker?: Speaker;
  /** With overlap and interruption: who began while `speaker` was speaking. */
  readonly by?: Speaker;
  /** With dead air. */
  readonly gap?: GapPlace;
  /** With slow answers: what took longest, by Retell's name; absent where it can't be known. */
  readonly component?: { readonly name: string; readonly ms: number };
  readonly label: string;
  readonly detail?: string;
}

export interface TalkShare {
  readonly speaker: Speaker;
  readonly ms: number;
  /** Of all speech in the call, 0–1; two who speak at once both count, so all shares make 1. */
  readonly share: number;
}

export interface Monologue {
  readonly speaker: Speaker;
  readonly startMs: number;
  readonly endMs: number;
  readonly firstWord?: number;
  readonly lastWord?: number;
}

/** What the user waited for when the agent had to look something up. */
export interface ToolWait {
  readonly entry: number;
  /** The tools called for one question, in order. */
  readonly names: readonly string[];
  /** From the end of the user's turn to the agent's first words, which only bridge the wait. */
  readonly toFillerMs?: number;
  /** From the end of the user's turn to the agent's first words after the tool's result. */
  readonly toResponseMs?: number;
}

export interface MarkerSummary {
  readonly talk: readonly TalkShare[];
  /** Time in which nobody speaks, pauses between turns included. */
  readonly silenceMs?: number;
  readonly longestMonologue?: Monologue;
  readonly counts: Readonly<Record<MarkerKind, number>>;
  /** From the end of the user's speech to the agent's first word, over all answers. */
  readonly responseTimes: {
    readonly count: number;
    readonly p50Ms?: number;
    readonly p90Ms?: number;
    readonly maxMs?: number;
  };
  readonly toolWaits: readonly ToolWait[];
}

/** Why something can't be told of this call. */
export type LimitationKind =
  | 'nothing-to-go-by'
  | 'no-word-times'
  | 'untrusted-times'
  | 'unjudged-pauses'
  | 'unjudged-answers'
  | 'chat'
  | 'mono'
  | 'unknown-channels'
  | 'noisy-recording'
  | 'sound-without-words'
  | 'overlap-not-heard'
  | 'no-length'
  | 'no-latency'
  | 'latency-unmatched';

export interface Limitation {
  readonly kind: LimitationKind;
  readonly text: string;
}

export interface CallMarkers {
  /** In order of time; those without a time stand last, in the transcript's order. */
  readonly markers: readonly Marker[];
  readonly summary: MarkerSummary;
  /** What can't be told and why: shown beside the marks, so that nothing missing looks like nothing wrong. */
  readonly limitations: readonly Limitation[];
  /** What it is known from who speaks when. */
  readonly source: 'words' | 'channels' | 'none';
}

export interface MarkersInput {
  readonly transcript: Transcript;
  readonly durationMs?: number;
  readonly latency?: Call['latency'];
  /** Makes dead air and overlap surer, and stands in for words where there are none. */
  readonly peaks?: Peaks;
  readonly media?: Pick<MediaOffer, 'recording' | 'multiChannel'>;
}
